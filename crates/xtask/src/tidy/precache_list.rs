//! What the service worker keeps is what was built, to the byte: otherwise the app opens online only.

use super::Finding;
use super::project::Project;
use crate::dist::Dist;

/// The service worker is kept by the browser itself; the pictures are for those who have yet to install.
const NOT_KEPT: [&str; 2] = ["/sw.js", "/screenshots/"];

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let dist = Dist::read(&project.dist)?;
    let mut list = dist.core()?;
    list.extend(dist.parts()?.into_values().flatten());
    let mut findings = Vec::new();
    for address in dist.addresses() {
        let is_left_out = NOT_KEPT.iter().any(|start| address.starts_with(start));
        match list.get(address) {
            Some(hash) if *hash != dist.sha256(address)? => {
                findings.push(finding(
                    address,
                    "has other bytes than the precache list says",
                ));
            }
            None if !is_left_out => {
                findings.push(finding(address, "is built but not in the precache list"))
            }
            Some(_) if is_left_out => {
                findings.push(finding(address, "is in the precache list and must not be"))
            }
            _ => {}
        }
    }
    let missing = list
        .keys()
        .filter(|address| !dist.addresses().any(|built| built == *address));
    findings
        .extend(missing.map(|address| finding(address, "is in the precache list but not built")));
    Ok(findings)
}

fn finding(address: &str, what: &str) -> Finding {
    Finding {
        file: format!("dist{address}"),
        line: None,
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::tests::planted;
    use std::fs;

    #[test]
    fn missing_foreign_and_altered_files_are_each_found() {
        let folder = planted("precache");
        let project = Project {
            root: folder.clone(),
            dist: folder.clone(),
            files: Vec::new(),
        };
        assert_eq!(check(&project).expect("readable"), []);
        fs::write(folder.join("assets/a.css"), "altered").expect("writable");
        fs::write(folder.join("new.txt"), "new").expect("writable");
        fs::remove_file(folder.join("assets/d.svg")).expect("removable");
        let found: Vec<_> = check(&project)
            .expect("readable")
            .into_iter()
            .map(|finding| finding.file)
            .collect();
        assert_eq!(
            found,
            ["dist/assets/a.css", "dist/new.txt", "dist/assets/d.svg"]
        );
        fs::remove_dir_all(folder).expect("removable");
    }
}
