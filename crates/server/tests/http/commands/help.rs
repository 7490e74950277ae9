use crate::support::program::done;

#[test]
fn each_command_explains_itself_and_its_settings() {
    let all = done("sqlite::memory:", &["--help"]);
    for (command, says) in [
        ("serve", "GOOD_BUSINESS_LISTEN"),
        ("backup", "GOOD_BUSINESS_BACKUPS"),
        ("restore", "All sessions end"),
        ("copy", "Stop the servers first"),
        ("erase", "32 hexadecimal digits"),
    ] {
        assert!(all.contains(command), "{all}");
        let help = done("sqlite::memory:", &[command, "--help"]);
        assert!(help.contains(says), "{help}");
    }
    let secret = "postgres://me:password@host/name";
    let help = done(secret, &["serve", "--help"]);
    assert!(help.contains("DATABASE_URL") && !help.contains("password@host"));
}
