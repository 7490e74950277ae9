// The service worker: keeps one whole build of the app on the device and serves pages and files
// from that build alone, with or without a network. The build fills in the three constants.
"use strict";

const BUILD = "__BUILD__";
// Path to the SHA-256 of the file's bytes, in hexadecimal: what every visitor needs.
const FILES = __FILES__;
// The same for what a part of the app needs beside that, by the part's page, and for the engine that
// syncs, by its own file.
const PARTS = __PARTS__;

// Where each part's screens lie; the first that fits counts.
const ROOTS = { "/anchor/log": "/log.html", "/anchor": "/anchor.html" };

const PREFIX = "good-business-build-";
const CACHE = PREFIX + BUILD;
const OPERATOR = "/operator.json";
const OPERATOR_CACHE = "good-business-operator";

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  // Only a person decides when a new build takes over: a page asks when they tapped the button.
  if (event.data?.type === "take-over") event.waitUntil(self.skipWaiting());
  // A page has its first screen: what other parts need may take the network now.
  if (event.data?.type === "keep-parts") event.waitUntil(keepParts());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === OPERATOR) return event.respondWith(operator(request));
  const path = isPage(request, url) ? pageOf(url.pathname) : url.pathname;
  if (isPage(request, url) && Object.hasOwn(PARTS, path)) event.respondWith(partOrFirstPage(path, request));
  // What this build does not hold is the server's to answer, with the file or with 404.
  else if (hashOf(path)) event.respondWith(fromBuild(path, request));
});

// All or nothing: one file that is missing or wrong fails the install, and the old build stays. A
// part that an earlier build holds belongs to the whole: somebody may be counting on it.
async function install() {
  const existed = await caches.has(CACHE);
  try {
    await keep(FILES);
    for (const page of Object.keys(PARTS)) {
      if (await caches.match(page)) await keepPart(page);
    }
  } catch (incomplete) {
    // A cache of this name from before may be in use, by this very build when it is rolled back to.
    if (!existed) await caches.delete(CACHE);
    throw incomplete;
  }
  // Who runs this copy is not part of the build: good to have offline, no reason to fail.
  await refreshOperator(OPERATOR).catch(() => undefined);
}

// Whatever does not come now is asked for again when the app is opened the next time. Not while a
// newer build is here or on its way: what this one would fetch is the server's no more.
async function keepParts() {
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  const cache = await caches.open(CACHE);
  for (const page of Object.keys(PARTS)) {
    if (!(await cache.match(page))) await keepPart(page).catch(() => undefined);
  }
}

// The page, or the engine's file, comes last, so that a part that has it here is here as a whole.
async function keepPart(page) {
  const { [page]: hash, ...rest } = PARTS[page];
  await keep(rest);
  await keep({ [page]: hash });
}

async function keep(files) {
  const cache = await caches.open(CACHE);
  const outcomes = await Promise.allSettled(
    Object.entries(files).map(async ([path, hash]) => {
      const response = (await kept(path, hash)) ?? (await download(path, hash));
      await cache.put(path, response);
    }),
  );
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
}

// A file that an earlier build left here with the same bytes need not travel again. A page does:
// its security headers come with it, and they may have changed where its bytes have not.
async function kept(path, hash) {
  if (path === "/" || Object.hasOwn(PARTS, path)) return undefined;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const response = await (await caches.open(name)).match(path);
    const whole = response && (await checked(response, hash));
    if (whole) return whole;
  }
  return undefined;
}

// Files named by their content may come from the browser's own cache, where the page has just put
// them: on a bad network nothing is paid for twice. The hash decides, and a wrong one asks anew.
async function download(path, hash) {
  const modes = path.startsWith("/assets/") ? ["default", "reload"] : ["reload"];
  for (const cache of modes) {
    const response = await fetch(path, { cache, credentials: "same-origin" });
    const whole = response.status === 200 && (await checked(response, hash));
    if (whole) return whole;
  }
  throw new Error(`${path} is missing or is not the file of build ${BUILD}`);
}

// A copy of the response if its decoded body has the hash. Made anew, because a browser refuses a
// page that came by a redirect, and without the headers that told of the bytes as they travelled.
async function checked(response, hash) {
  const body = await response.arrayBuffer();
  if ((await sha256(body)) !== hash) return undefined;
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(body, { headers });
}

async function sha256(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Older builds go only now that this one is whole and in charge.
async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
  const pages = await self.clients.matchAll({ type: "window" });
  for (const page of pages) page.postMessage({ type: "activated", build: BUILD });
}

// Every address without a dot in its last part is a screen of the app, but those of the API.
function isPage(request, url) {
  const isFile = url.pathname.split("/").pop().includes(".");
  return request.mode === "navigate" && !isFile && !url.pathname.startsWith("/v1/");
}

// The page for a screen of the app: that of the part that the screen lies in.
function pageOf(path) {
  const root = Object.keys(ROOTS).find((root) => path === root || path.startsWith(`${root}/`));
  return ROOTS[root] ?? "/";
}

function hashOf(path) {
  const lists = [FILES, ...Object.values(PARTS)];
  return lists.find((files) => Object.hasOwn(files, path))?.[path];
}

// Where a part is neither here nor to be had, the first page says so.
async function partOrFirstPage(page, request) {
  try {
    return await fromBuild(page, request);
  } catch (offline) {
    return fromBuild("/", request);
  }
}

async function fromBuild(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

async function operator(request) {
  try {
    return await refreshOperator(request);
  } catch (offline) {
    return (await caches.match(OPERATOR, { cacheName: OPERATOR_CACHE })) ?? Response.error();
  }
}

async function refreshOperator(request) {
  const response = await fetch(request);
  // A network's login page is no answer to keep.
  const isOurs = response.ok && response.headers.get("content-type") === "application/json";
  if (isOurs) await (await caches.open(OPERATOR_CACHE)).put(OPERATOR, response.clone());
  return response;
}
