//! Reads how many tests ran from what the test programs print.

use std::ops::AddAssign;

/// Tests by their outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) ignored: usize,
}

impl Count {
    /// The count that a test program closes with, if this is that line:
    /// `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (_, numbers) = line
            .trim()
            .strip_prefix("test result: ")?
            .split_once(". ")?;
        let number = |name: &str| {
            let mut parts = numbers.split("; ").map(|part| part.split_once(' '));
            parts.find_map(|part| part.filter(|(_, word)| *word == name)?.0.parse().ok())
        };
        Some(Self {
            passed: number("passed")?,
            failed: number("failed")?,
            ignored: number("ignored").unwrap_or_default(),
        })
    }

    pub(super) fn total(self) -> usize {
        self.passed + self.failed + self.ignored
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_a_test_program_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s";
        assert_eq!(
            Count::read(line),
            Some(Count {
                passed: 12,
                failed: 3,
                ignored: 1
            })
        );
        let in_browser =
            "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1.20s";
        assert_eq!(
            Count::read(in_browser),
            Some(Count {
                passed: 7,
                failed: 0,
                ignored: 0
            })
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "running 5 tests",
            "test result: unclear",
            "5 passed; 0 failed",
            "",
        ] {
            assert_eq!(Count::read(line), None, "{line}");
        }
    }
}
