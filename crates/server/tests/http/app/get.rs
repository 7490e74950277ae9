use crate::support::{PAGE, SCRIPT, served};

const SCRIPT_PATH: &str = "/assets/app-0123456789abcdef.js";

#[tokio::test]
async fn every_screen_of_the_app_is_answered_with_its_page() {
    let server = served().await;
    for path in [
        "/",
        "/check",
        "/check/12/question/G2a?from=link",
        "/plan/",
        "/index.html",
        "/anchorage",
    ] {
        let answer = server.get(path).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, PAGE), "{path}");
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
    }
}

#[tokio::test]
async fn every_screen_of_a_part_is_answered_with_the_parts_page() {
    let server = served().await;
    for (path, page) in [
        ("/anchor", "the anchor's page"),
        ("/anchor/profile?from=link", "the anchor's page"),
        ("/anchor/logs", "the anchor's page"),
        ("/anchor/log", "the log's page"),
        ("/anchor/log/actors", "the log's page"),
    ] {
        let answer = server.get(path).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, page), "{path}");
    }
}

#[tokio::test]
async fn a_missing_file_is_not_answered_with_the_page() {
    let server = served().await;
    for path in [
        "/assets/app-gone.js",
        "/assets/gone",
        "/gone.png",
        "/v1/gone",
        "/.stage/half.js",
    ] {
        let answer = server.get(path).await;
        assert_eq!((answer.status, answer.body.as_str()), (404, ""), "{path}");
    }
}

#[tokio::test]
async fn what_is_named_by_its_content_is_kept_for_good_and_all_else_is_asked_for_anew() {
    let server = served().await;
    let cache = |path| {
        let server = &server;
        async move {
            server
                .get(path)
                .await
                .header("cache-control")
                .map(str::to_owned)
        }
    };
    assert_eq!(
        cache(SCRIPT_PATH).await.as_deref(),
        Some("public, max-age=31536000, immutable")
    );
    for path in ["/sw.js", "/manifest.webmanifest"] {
        assert_eq!(cache(path).await.as_deref(), Some("no-cache"), "{path}");
    }
}

#[tokio::test]
async fn types_are_those_that_browsers_insist_on() {
    let server = served().await;
    for (path, expected) in [
        (SCRIPT_PATH, "text/javascript; charset=utf-8"),
        ("/assets/app-0123456789abcdef.wasm", "application/wasm"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ] {
        assert_eq!(
            server.get(path).await.header("content-type"),
            Some(expected),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_smallest_copy_that_the_browser_takes_is_sent() {
    let server = served().await;
    for (accepted, body, encoding) in [
        ("gzip, deflate, br", "script in brotli", Some("br")),
        ("gzip;q=0.5", "script in gzip", Some("gzip")),
        ("br;q=0, gzip", "script in gzip", Some("gzip")),
        ("identity", SCRIPT, None),
        ("brotli-like, x-gzip", SCRIPT, None),
    ] {
        let answer = server
            .ask("GET", SCRIPT_PATH, &[("accept-encoding", accepted)])
            .await;
        assert_eq!(
            (answer.body.as_str(), answer.header("content-encoding")),
            (body, encoding),
            "{accepted}"
        );
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
        let length = body.len().to_string();
        assert_eq!(answer.header("content-length"), Some(length.as_str()));
    }
    // No copy in gzip was made of the page.
    let answer = server
        .ask("GET", "/check", &[("accept-encoding", "gzip")])
        .await;
    assert_eq!(
        (answer.body.as_str(), answer.header("content-encoding")),
        (PAGE, None)
    );
}

#[tokio::test]
async fn what_the_browser_has_already_is_not_sent_again() {
    let server = served().await;
    let plain = server.get("/").await;
    let etag = plain.header("etag").expect("a tag").to_owned();
    let again = server
        .ask(
            "GET",
            "/",
            &[("if-none-match", &format!("\"other\", W/{etag}"))],
        )
        .await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(again.header("etag"), Some(etag.as_str()));

    let packed = [("if-none-match", etag.as_str()), ("accept-encoding", "br")];
    let packed = server.ask("GET", "/", &packed).await;
    assert_eq!(
        packed.status, 200,
        "a tag names one representation, not all"
    );
}

#[tokio::test]
async fn a_request_for_the_head_alone_has_all_headers_and_no_body() {
    let server = served().await;
    let whole = server.get(SCRIPT_PATH).await;
    let head = server.ask("HEAD", SCRIPT_PATH, &[]).await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    for name in [
        "content-length",
        "content-type",
        "etag",
        "cache-control",
        "content-security-policy",
    ] {
        assert_eq!(head.header(name), whole.header(name), "{name}");
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_folder() {
    let server = served().await;
    assert!(server.outside.path().join("secret.txt").is_file());
    for path in [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//../secret.txt",
        "/dist/../../secret.txt%00",
    ] {
        let answer = server.get(path).await;
        assert!(!answer.body.contains("secret"), "{path}");
        assert!(
            [400, 404].contains(&answer.status),
            "{path}: {}",
            answer.status
        );
    }
}

#[tokio::test]
async fn nothing_can_be_sent_to_the_app() {
    let server = served().await;
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(
            server
                .ask(method, "/check", &[("content-length", "0")])
                .await
                .status,
            405
        );
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = served().await;
    for path in [
        "/",
        SCRIPT_PATH,
        "/sw.js",
        "/gone.png",
        "/v1/health",
        "/operator.json",
    ] {
        let answer = server.get(path).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}");
        }
        let permissions = answer.header("permissions-policy").expect("a policy");
        assert!(permissions.contains("geolocation=()"), "{path}");
    }
}

#[tokio::test]
async fn the_policy_allows_no_inline_code_no_eval_and_no_stranger() {
    let server = served().await;
    let answer = server.get("/").await;
    let policy = answer.header("content-security-policy").expect("a policy");
    let rules: Vec<_> = policy.split(';').map(str::trim).collect();
    assert_eq!(
        rules,
        [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' blob: data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "trusted-types default",
            "require-trusted-types-for 'script'",
        ]
    );
}
