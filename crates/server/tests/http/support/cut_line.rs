//! A line to a database that can be cut and mended.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::Notify,
};

pub struct CutLine {
    /// The address of its near end.
    pub address: String,
    whole: Arc<AtomicBool>,
    cut: Arc<Notify>,
}

impl CutLine {
    pub async fn to(far: String) -> Self {
        let near = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = near.local_addr().expect("an address").to_string();
        let whole = Arc::new(AtomicBool::new(true));
        let cut = Arc::new(Notify::new());
        let line = Self {
            address,
            whole: Arc::clone(&whole),
            cut: Arc::clone(&cut),
        };
        tokio::spawn(async move {
            loop {
                let (mut here, _) = near.accept().await.expect("a connection");
                if !whole.load(Ordering::Relaxed) {
                    continue;
                }
                let (far, cut) = (far.clone(), Arc::clone(&cut));
                tokio::spawn(async move {
                    let cut = cut.notified();
                    let mut there = TcpStream::connect(far).await.expect("the database");
                    tokio::select! {
                        // Whichever side ends it, it ends.
                        _ = copy_bidirectional(&mut here, &mut there) => {}
                        () = cut => {}
                    }
                });
            }
        });
        line
    }

    pub fn is_cut(&self) {
        self.whole.store(false, Ordering::Relaxed);
        self.cut.notify_waiters();
    }

    pub fn is_mended(&self) {
        self.whole.store(true, Ordering::Relaxed);
    }
}
