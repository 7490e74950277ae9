// Starts the app: loads its module and its WebAssembly, and takes the shell away once the app is
// on screen. Every failure ends on the page that offers to try again.

// After this many milliseconds a person is told that it takes long, and may try again.
const PATIENCE = 20_000;
// The browser sends the tap this long after the finger has left, at the latest, in milliseconds.
const TAP_FOLLOWS = 400;
// The first screen has the network and the processor to itself for this many milliseconds.
const FIRST_SCREEN = 1_000;

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
    if (document.documentElement.dataset.backup) setTimeout(startEngine, FIRST_SCREEN);
  }).observe(app, { childList: true });
}

async function load(script, wasm) {
  const module = await import(script);
  await module.default({ module_or_path: wasm });
  return module;
}

async function start() {
  watchForTheApp();
  try {
    await load(files.js, files.wasm);
  } catch (error) {
    console.error(error);
    dispatchEvent(new Event("good-business:failed"));
  }
}

// The engine that syncs is a WebAssembly of its own. The app hands its questions in here: the first one
// fetches the engine, and where it does not come, the next one tries again.
let engine;
globalThis.goodBusinessEngine = async (question) => {
  engine ??= load(app.dataset.laterEngine, app.dataset.laterEngineWasm);
  const coming = engine;
  try {
    return (await coming).ask(question);
  } catch (error) {
    if (engine === coming) engine = undefined;
    throw error;
  }
};

// Where it is neither here nor to be had, it comes when the app is opened the next time.
const startEngine = () => goodBusinessEngine("status").catch(() => undefined);

if (document.documentElement.dataset.boot !== "stopped") start();
