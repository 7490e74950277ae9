//! Puts functions of the same length side by side, those that end alike next to each other. Generic
//! code is compiled once for each type, and its copies are as long as each other: they compress better.

use super::files::Files;
use anyhow::{Context, anyhow};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

/// Orders the functions of every WebAssembly file of the build.
///
/// # Errors
/// When one cannot be read.
pub(super) fn order(files: &mut Files) -> anyhow::Result<()> {
    for file in files.names().iter().filter(|name| name.ends_with(".wasm")) {
        let module = files.take(file)?;
        let ordered = Ordered::read(&module).and_then(|ordered| ordered.write(&module));
        files.insert(
            file,
            ordered.with_context(|| format!("while ordering {file}"))?,
        );
    }
    Ok(())
}

/// A module's own functions in their new order.
struct Ordered<'a> {
    /// Type and body by the new place.
    functions: Vec<(u32, FunctionBody<'a>)>,
    /// New places by the old ones.
    places: Vec<u32>,
    /// How many functions come from outside. They are numbered first and stay where they are.
    imported: u32,
}

impl<'a> Ordered<'a> {
    fn read(module: &'a [u8]) -> anyhow::Result<Self> {
        let (mut types, mut bodies, mut imported) = (Vec::new(), Vec::new(), 0);
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        let mut functions: Vec<_> = (0_u32..).zip(types.into_iter().zip(bodies)).collect();
        functions.sort_by(|(_, (_, one)), (_, (_, other))| {
            let (one, other) = (one.as_bytes(), other.as_bytes());
            let from_the_end = || one.iter().rev().cmp(other.iter().rev());
            one.len().cmp(&other.len()).then_with(from_the_end)
        });
        let mut places = vec![0; functions.len()];
        for (new, (old, _)) in (0_u32..).zip(&functions) {
            places[*old as usize] = new;
        }
        let functions = functions.into_iter().map(|(_, function)| function);
        Ok(Self {
            functions: functions.collect(),
            places,
            imported,
        })
    }

    fn write(mut self, module: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut written = Module::new();
        self.parse_core_module(&mut written, Parser::new(0), module)
            .map_err(|error| anyhow!("{error}"))?;
        Ok(written.finish())
    }
}

impl Reencode for Ordered<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Self::Error>> {
        Ok(match old.checked_sub(self.imported) {
            Some(own) => self.imported + self.places[own as usize],
            None => old,
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (of_type, _) in &self.functions {
            functions.function(*of_type);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (_, body) in self.functions.clone() {
            utils::parse_function_body(self, code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, ExportSection, Function, TypeSection};

    /// A long function that calls a short one, which is exported.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [wasm_encoder::ValType::I32]);
        let mut functions = FunctionSection::new();
        functions.function(0).function(1);
        let mut exports = ExportSection::new();
        exports.export("short", ExportKind::Func, 1);
        let mut code = CodeSection::new();
        let mut long = Function::new([]);
        long.instructions().call(1).drop().call(1).drop().end();
        let mut short = Function::new([]);
        short.instructions().i32_const(7).end();
        code.function(&long).function(&short);
        let mut module = Module::new();
        module.section(&types).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn the_short_function_comes_first_and_is_still_the_one_that_is_called_and_exported() {
        let mut files = Files::default();
        files.insert("app.wasm", module());
        order(&mut files).expect("ordered");

        let ordered = files.take("app.wasm").expect("there");
        wasmparser::validate(&ordered).expect("types and calls fit together");
        let read = Ordered::read(&ordered).expect("still WebAssembly");
        let lengths: Vec<_> = read
            .functions
            .iter()
            .map(|f| f.1.as_bytes().len())
            .collect();
        assert!(
            lengths.is_sorted() && lengths[0] < lengths[1],
            "{lengths:?}"
        );
        let exported = Parser::new(0)
            .parse_all(&ordered)
            .find_map(|payload| match payload {
                Ok(Payload::ExportSection(section)) => section.into_iter().next()?.ok(),
                _ => None,
            });
        assert_eq!(exported.expect("exported").index, 0);
    }
}
