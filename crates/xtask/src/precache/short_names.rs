//! Gives short names to what a script and its WebAssembly hand to each other. wasm-bindgen's names
//! carry a hash each, which no compression makes smaller, and they stand in both files.

use super::files::Files;
use crate::split::FIRST;
use anyhow::{Context, anyhow, ensure};
use std::collections::BTreeMap;
use std::fmt;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Imports, Parser, Payload};

const WASM: &str = "_bg.wasm";
/// How the script names the one object of all that it hands over.
const IMPORTS: &str = "./";
const SHORT_OBJECT: &str = "a";
/// By what the script reaches for what the WebAssembly hands over.
const EXPORTS: &str = "wasm.";

/// Renames what `app.js` and `app_bg.wasm` share with each other and with every further `.wasm`.
///
/// # Errors
/// When the script is not as wasm-bindgen writes it, a further file asks for what the first does not hand
/// over, or the WebAssembly cannot be read.
pub(super) fn give(files: &mut Files) -> anyhow::Result<()> {
    let (firsts, further): (Vec<_>, Vec<_>) = files
        .names()
        .into_iter()
        .filter(|name| name.ends_with(".wasm"))
        .partition(|name| name.ends_with(WASM));
    for file in firsts {
        let stem = file.strip_suffix(WASM).unwrap_or_default();
        shorten(files, stem, &further)
            .with_context(|| format!("while shortening names in {file}"))?;
    }
    Ok(())
}

fn shorten(files: &mut Files, stem: &str, further: &[String]) -> anyhow::Result<()> {
    let (script, wasm) = (format!("{stem}.js"), format!("{stem}{WASM}"));
    let mut glue = files.text(&script)?.to_owned();
    let module = files.take(&wasm)?;
    let mut names = Names::read(&module, format!("{IMPORTS}{stem}_bg.js"))?;
    for (long, short) in &names.imports {
        let lines = (
            format!("\n        {long}: "),
            format!("\n        {short}: "),
        );
        glue = replace_one(&glue, &lines.0, &lines.1)?;
    }
    let mut objects = vec![names.object.as_str()];
    if !further.is_empty() {
        objects.push(FIRST);
    }
    for object in objects {
        let (long, short) = (format!("\"{object}\": "), format!("\"{SHORT_OBJECT}\": "));
        glue = replace_one(&glue, &long, &short)?;
    }
    files.insert(&script, with_exports(&glue, &names.exports).into_bytes());
    files.insert(&wasm, names.write(&module)?);
    for file in further {
        let module = files.take(file)?;
        let mut names = Names::of_further(&names.exports);
        let written = names.write(&module);
        files.insert(file, written.with_context(|| format!("in {file}"))?);
    }
    Ok(())
}

fn replace_one(text: &str, old: &str, new: &str) -> anyhow::Result<String> {
    let count = text.matches(old).count();
    ensure!(count == 1, "the script has {old:?} {count} times");
    Ok(text.replace(old, new))
}

/// The script with every `wasm.long` as `wasm.short`.
fn with_exports(glue: &str, exports: &BTreeMap<String, String>) -> String {
    let mut parts = glue.split(EXPORTS);
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let (name, rest) = part.split_at(end.unwrap_or(part.len()));
        renamed.push_str(EXPORTS);
        renamed.push_str(exports.get(name).map_or(name, String::as_str));
        renamed.push_str(rest);
    }
    renamed
}

/// Short names by the long ones.
struct Names {
    /// What the imports come from; those from elsewhere keep their names.
    object: String,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    fn read(module: &[u8], object: String) -> anyhow::Result<Self> {
        let (mut imports, mut exports) = (BTreeMap::new(), BTreeMap::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        if import.module == object {
                            let next = short(imports.len());
                            imports.entry(import.name.to_owned()).or_insert(next);
                        }
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        exports.insert(export?.name.to_owned(), short(exports.len()));
                    }
                }
                _ => {}
            }
        }
        Ok(Self {
            object,
            imports,
            exports,
        })
    }

    /// A further file asks for what the first hands over, and nobody asks for what it hands over itself.
    fn of_further(exports_of_first: &BTreeMap<String, String>) -> Self {
        Self {
            object: FIRST.to_owned(),
            imports: exports_of_first.clone(),
            exports: BTreeMap::new(),
        }
    }

    fn write(&mut self, module: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut written = Module::new();
        self.parse_core_module(&mut written, Parser::new(0), module)
            .map_err(|error| anyhow!("{error}"))?;
        Ok(written.finish())
    }
}

impl Reencode for Names {
    /// What is asked for and not handed over.
    type Error = NotHandedOver;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in imports {
            let (_, import) = import?;
            let of_type = self.entity_type(import.ty)?;
            if import.module == self.object {
                let name = self
                    .imports
                    .get(import.name)
                    .ok_or_else(|| Error::UserError(NotHandedOver(import.name.to_owned())))?;
                section.import(SHORT_OBJECT, name, of_type);
            } else {
                section.import(import.module, import.name, of_type);
            }
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        section: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if let Some(name) = self.exports.get(export.name).cloned() {
            let name = &name;
            utils::parse_export(self, section, Export { name, ..export })?;
        }
        Ok(())
    }
}

#[derive(Debug)]
struct NotHandedOver(String);

impl fmt::Display for NotHandedOver {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "nothing hands over {}", self.0)
    }
}

impl std::error::Error for NotHandedOver {}

/// `a` to `z`, then `ba` and on.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", short(more)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, TypeSection};

    const GLUE: &str = "function __wbg_get_imports() {
    const import0 = {
        __wbg_now_0123456789abcdef: function() {
            return Date.now();
        },
        __wbg_say_fedcba9876543210: function(a) {
            wasm.__wbindgen_malloc(a); wasm.run_0123456789abcdef(a, wasm.memory);
        },
    };
    WebAssembly.instantiateStreaming(file, { \"first\": wasm });
    return { \"./app_bg.js\": import0 };
}";

    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in ["__wbg_say_fedcba9876543210", "__wbg_now_0123456789abcdef"] {
            imports.import("./app_bg.js", name, EntityType::Function(0));
        }
        let mut exports = ExportSection::new();
        exports.export("run_0123456789abcdef", ExportKind::Func, 1);
        exports.export("__wbindgen_malloc", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }

    fn files(glue: &str) -> Files {
        let mut files = Files::of(&[("app.js", glue)]);
        files.insert("app_bg.wasm", module());
        files
    }

    #[test]
    fn both_sides_know_each_other_by_the_same_short_names() {
        let mut files = files(GLUE);
        give(&mut files).expect("shortened");

        let glue = files.text("app.js").expect("text").to_owned();
        let again = files.take("app_bg.wasm").expect("there");
        let names = Names::read(&again, SHORT_OBJECT.to_owned()).expect("still WebAssembly");
        let (imports, exports) = (names.imports.into_keys(), names.exports.into_keys());
        assert_eq!(imports.collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(exports.collect::<Vec<_>>(), ["a", "b"]);
        assert!(
            glue.contains("\n        b: function() {\n            return Date"),
            "{glue}"
        );
        assert!(
            glue.contains("wasm.b(a); wasm.a(a, wasm.memory);"),
            "{glue}"
        );
        assert!(glue.contains("{ \"a\": import0 }"), "{glue}");
    }

    /// A further file that asks the first for one thing, and hands over another.
    fn further(asks_for: &str) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(FIRST, asks_for, EntityType::Function(0));
        let mut exports = ExportSection::new();
        exports.export("memory", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }

    #[test]
    fn a_further_file_knows_what_the_first_hands_over_by_its_short_name() {
        let mut files = files(GLUE);
        files.insert("more.wasm", further("__wbindgen_malloc"));
        give(&mut files).expect("shortened");

        assert!(
            files
                .text("app.js")
                .expect("text")
                .contains("{ \"a\": wasm }")
        );
        let more = files.take("more.wasm").expect("there");
        let names = Names::read(&more, SHORT_OBJECT.to_owned()).expect("still WebAssembly");
        assert_eq!(names.imports.into_keys().collect::<Vec<_>>(), ["b"]);
        assert!(names.exports.is_empty());
    }

    #[test]
    fn a_further_file_that_asks_for_what_is_not_there_stops_the_build() {
        let mut files = files(GLUE);
        files.insert("more.wasm", further("__stack_pointer"));
        let problem = give(&mut files).expect_err("not handed over");
        let told = format!("{problem:#}");
        assert!(
            told.contains("more.wasm") && told.contains("__stack_pointer"),
            "{told}"
        );
    }

    #[test]
    fn a_script_that_hands_over_in_another_way_stops_the_build() {
        let problem = give(&mut files(&GLUE.replace("__wbg_now", "other"))).expect_err("not found");
        assert!(format!("{problem:#}").contains("__wbg_now"), "{problem:#}");
    }

    #[test]
    fn no_two_names_are_the_same() {
        let names: std::collections::BTreeSet<_> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
    }
}
