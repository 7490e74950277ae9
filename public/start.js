// Starts the app: loads its module and its WebAssembly, and takes the shell away once the app is
// on screen. Every failure ends on the page that offers to try again.

// After this many milliseconds a person is told that it takes long, and may try again.
const PATIENCE = 20_000;
// The browser sends the tap this long after the finger has left, at the latest, in milliseconds.
const TAP_FOLLOWS = 400;

const files = document.querySelector("script[data-wasm]").dataset;
const app = document.getElementById("app");
const shell = document.getElementById("shell");

// A tap is not lost to the page's changing under the finger.
let fingerHasLeft = Promise.resolve();
shell.addEventListener("pointerdown", () => {
  fingerHasLeft = new Promise((left) => {
    addEventListener("pointerup", () => setTimeout(left, TAP_FOLLOWS), { once: true });
    addEventListener("pointercancel", left, { once: true });
    addEventListener("click", () => queueMicrotask(left), { once: true });
  });
});

function watchForTheApp() {
  const timer = setTimeout(() => {
    shell.querySelector(".boot-note").hidden = false;
  }, PATIENCE);
  new MutationObserver(async (_, observer) => {
    if (app.children.length < 2) return;
    observer.disconnect();
    clearTimeout(timer);
    await fingerHasLeft;
    shell.remove();
    if ("tapped" in shell.dataset) document.getElementById("heading").focus();
  }).observe(app, { childList: true });
}

async function start() {
  watchForTheApp();
  try {
    const { default: init, ask } = await import(files.js);
    await init({ module_or_path: files.wasm });
    globalThis.goodBusinessEngine = ask;
  } catch (error) {
    console.error(error);
    dispatchEvent(new Event("good-business:failed"));
  }
}

if (document.documentElement.dataset.boot !== "stopped") start();
