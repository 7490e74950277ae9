//! Makes one WebAssembly of several that belong to one program.

use super::FEATURES;
use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, anyhow, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module};
use wasmparser::{Parser, Payload};

/// By which every piece asks for the memory, the table and the globals of the first file.
const FIRST_OF_PIECES: &str = "__wasm_split";
/// By which every further file does.
pub(crate) const FIRST: &str = "first";
/// Joins pieces to the first file.
pub(super) fn to_first(
    workspace: &Workspace,
    first: &Path,
    pieces: &[PathBuf],
) -> anyhow::Result<()> {
    let alone = first.with_extension("alone");
    fs::rename(first, &alone)?;
    merge(workspace, &alone, pieces, first)?;
    fs::remove_file(&alone).context("cannot remove the first file as it was")
}

/// Joins pieces into one file, which asks for everything once.
pub(super) fn together(
    workspace: &Workspace,
    pieces: &[PathBuf],
    into: &Path,
) -> anyhow::Result<()> {
    let hands_on = into.with_extension("hands-on");
    fs::write(&hands_on, hand_on(pieces)?)?;
    merge(workspace, &hands_on, pieces, into)?;
    fs::remove_file(&hands_on).context("cannot remove what was joined")
}

fn merge(
    workspace: &Workspace,
    first: &Path,
    pieces: &[PathBuf],
    into: &Path,
) -> anyhow::Result<()> {
    let mut merge = process::command(workspace, "wasm-merge");
    merge.args(FEATURES).arg(first).arg(FIRST_OF_PIECES);
    for (number, piece) in pieces.iter().enumerate() {
        merge.arg(piece).arg(number.to_string());
    }
    merge.arg("-o").arg(into);
    // It says of every piece that it does not know one kind of its names.
    let outcome = merge.output().context("cannot start wasm-merge")?;
    let told = String::from_utf8_lossy(&outcome.stderr);
    ensure!(
        outcome.status.success(),
        "{} failed: {told}",
        process::shown(&merge)
    );
    Ok(())
}

/// A module that asks for all that the pieces ask for, and hands it on to them.
fn hand_on(pieces: &[PathBuf]) -> anyhow::Result<Vec<u8>> {
    let mut asked: BTreeMap<String, EntityType> = BTreeMap::new();
    for piece in pieces {
        let bytes = fs::read(piece).with_context(|| format!("no {}", piece.display()))?;
        for payload in Parser::new(0).parse_all(&bytes) {
            if let Payload::ImportSection(section) = payload? {
                for import in section.into_imports() {
                    let import = import?;
                    let of_type = RoundtripReencoder
                        .entity_type(import.ty)
                        .map_err(|error| anyhow!("{error}"))?;
                    asked.insert(import.name.to_owned(), of_type);
                }
            }
        }
    }
    let (mut imports, mut exports) = (ImportSection::new(), ExportSection::new());
    let (mut memories, mut tables, mut globals) = (0_u32, 0_u32, 0_u32);
    for (name, of_type) in &asked {
        let (kind, count) = match of_type {
            EntityType::Memory(_) => (ExportKind::Memory, &mut memories),
            EntityType::Table(_) => (ExportKind::Table, &mut tables),
            EntityType::Global(_) => (ExportKind::Global, &mut globals),
            other => return Err(anyhow!("a piece asks for {name}, which is a {other:?}")),
        };
        imports.import(FIRST, name, *of_type);
        exports.export(name, kind, *count);
        *count += 1;
    }
    let mut module = Module::new();
    module.section(&imports).section(&exports);
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;
    use wasm_encoder::MemoryType;

    fn piece(name: &str, of_type: EntityType) -> PathBuf {
        let mut imports = ImportSection::new();
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        imports.import(FIRST_OF_PIECES, "memory", memory);
        imports.import(FIRST_OF_PIECES, name, of_type);
        let mut module = Module::new();
        module.section(&imports);
        let file = env::temp_dir().join(format!("good-business-{name}-{}", std::process::id()));
        fs::write(&file, module.finish()).expect("a file for the test");
        file
    }

    fn global(mutable: bool) -> EntityType {
        EntityType::Global(wasm_encoder::GlobalType {
            val_type: wasm_encoder::ValType::I32,
            mutable,
            shared: false,
        })
    }

    #[test]
    fn what_several_pieces_ask_for_is_asked_for_once_and_handed_on_to_each() {
        let pieces = [piece("stack", global(true)), piece("base", global(false))];
        let module = hand_on(&pieces).expect("made");
        wasmparser::validate(&module).expect("what is handed on is there");
        let (mut asked, mut handed) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&module) {
            match payload.expect("WebAssembly") {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.expect("an import");
                        assert_eq!(import.module, FIRST);
                        asked.push(import.name.to_owned());
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export.expect("an export");
                        handed.push((export.name.to_owned(), export.index));
                    }
                }
                _ => {}
            }
        }
        assert_eq!(asked, ["base", "memory", "stack"]);
        let handed: Vec<_> = handed
            .iter()
            .map(|(name, place)| (name.as_str(), *place))
            .collect();
        assert_eq!(handed, [("base", 0), ("memory", 0), ("stack", 1)]);
        for piece in pieces {
            fs::remove_file(piece).expect("removable");
        }
    }

    #[test]
    fn a_piece_that_asks_for_a_function_stops_the_build() {
        let piece = piece("call", EntityType::Function(0));
        let problem = hand_on(std::slice::from_ref(&piece)).expect_err("no such thing is known");
        assert!(problem.to_string().contains("call"), "{problem}");
        fs::remove_file(piece).expect("removable");
    }
}
