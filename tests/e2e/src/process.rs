//! Processes that are gone when we are done with them, their children and grandchildren too.

use std::{
    collections::HashSet,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process};

use crate::trouble::{Outcome, Trouble};

/// The variable by which a process is known as ours. Browsers move their helpers to other process
/// groups and other parents, but none of them empties its environment.
const MARK: &str = "GOOD_BUSINESS_JOURNEY";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A family of processes, killed as one, at the latest when this is dropped.
#[derive(Debug)]
pub struct Family {
    mark: String,
    children: Vec<Child>,
}

impl Default for Family {
    fn default() -> Self {
        Self::new()
    }
}

impl Family {
    #[must_use]
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let mark = format!("{MARK}={}-{number}", std::process::id());
        Self {
            mark,
            children: Vec::new(),
        }
    }

    /// Starts a member of the family; what it says goes to the file `log`.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(&mut self, command: &mut Command, log: &Path) -> Outcome<()> {
        let said = fs::OpenOptions::new().create(true).append(true).open(log)?;
        command.stdout(said.try_clone()?).stderr(said);
        self.spawn(command)?;
        Ok(())
    }

    /// Starts a member of the family and returns the first line it says.
    ///
    /// # Errors
    /// When the program cannot be started or says nothing.
    pub fn start_and_listen(&mut self, command: &mut Command) -> Outcome<String> {
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let child = self.spawn(command)?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        Ok(line.trim().to_owned())
    }

    fn spawn(&mut self, command: &mut Command) -> Outcome<&mut Child> {
        let (name, value) = self.mark.split_once('=').unwrap_or((MARK, ""));
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command
            .env(name, value)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| Trouble::NotStarted(format!("{program}: {error}")))?;
        self.children.push(child);
        self.children
            .last_mut()
            .ok_or_else(|| Trouble::NotStarted(program))
    }

    /// Whether a member that we started ourselves has ended.
    pub fn has_lost_a_member(&mut self) -> bool {
        self.children
            .iter_mut()
            .any(|child| !matches!(child.try_wait(), Ok(None)))
    }

    /// Another hand on the family, with which a second thread can kill it.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark(self.mark.clone())
    }

    /// SIGKILL to every member at once, until none is left.
    pub fn kill(&mut self) {
        self.mark().kill();
        for mut child in self.children.drain(..) {
            let _ = child.wait();
        }
    }
}

/// What the members of a family are known by.
#[derive(Debug, Clone)]
pub struct Mark(String);

impl Mark {
    /// SIGKILL to every member at once, until none is left.
    pub fn kill(&self) {
        loop {
            let members = self.members();
            if members.is_empty() {
                break;
            }
            for pid in members {
                // One that has ended meanwhile is what we want.
                let _ = kill_process(pid, Signal::KILL);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Every living process that carries our mark, and every one below such a process.
    fn members(&self) -> Vec<Pid> {
        let mut ours: HashSet<i32> = HashSet::new();
        let mut parents: Vec<(i32, i32)> = Vec::new();
        for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let Ok(pid) = entry.file_name().to_string_lossy().parse::<i32>() else {
                continue;
            };
            let Some(parent) = parent_if_alive(&entry.path()) else {
                continue;
            };
            parents.push((pid, parent));
            let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
            if environment
                .split(|byte| *byte == 0)
                .any(|one| one == self.0.as_bytes())
            {
                ours.insert(pid);
            }
        }
        while let Some((child, _)) = parents
            .iter()
            .find(|(child, parent)| ours.contains(parent) && !ours.contains(child))
        {
            ours.insert(*child);
        }
        ours.into_iter().filter_map(Pid::from_raw).collect()
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The parent of a process, or none where the process has ended and only waits to be collected.
fn parent_if_alive(process: &Path) -> Option<i32> {
    let stat = fs::read_to_string(process.join("stat")).ok()?;
    // The name in brackets may itself hold spaces and brackets.
    let (_, rest) = stat.rsplit_once(") ")?;
    let mut fields = rest.split(' ');
    let state = fields.next()?;
    let parent = fields.next()?.parse().ok()?;
    (!matches!(state, "Z" | "X")).then_some(parent)
}
