// Runs before the first paint, in every browser however old: no syntax here is newer than 2009.
// It sets the page's theme, text size and language, and shows the plain pages of index.html.
(function () {
  "use strict";

  var root = document.documentElement;
  var shown = null;

  // Storage may be blocked, and its contents may be anyone's.
  function kept(name) {
    try {
      return window.localStorage.getItem("good-business." + name);
    } catch (blocked) {
      return null;
    }
  }

  // Preferences are kept as JSON: names in quotation marks.
  function dress(attribute, name, allowed) {
    var value = String(kept(name)).slice(1, -1);
    if (allowed.indexOf(value) !== -1) root.setAttribute(attribute, value);
  }

  // A tap on the first page comes before the app, or while it opens. The app reads its place from the
  // address bar when it comes, and hears of the tap if it is there already.
  function takeNote(link) {
    var shell = document.getElementById("shell");
    var note = shell.hasAttribute("data-tapped") ? "replaceState" : "pushState";
    window.history[note](null, "", link.getAttribute("href"));
    window.dispatchEvent(new PopStateEvent("popstate"));
    shell.setAttribute("data-tapped", "");
    link.setAttribute("aria-busy", "true");
    shell.querySelector(".shell__opening").hidden = true;
    shell.querySelector(".shell__taken").hidden = false;
  }

  // Another part of the app is another page: its links are the browser's.
  function partOf(place) {
    return /^(\/anchor(\/log)?(?=\/|$))?/.exec(place.pathname)[0];
  }

  // Chrome 100, Firefox 102 and Safari 15.6 have each of these, and what the app needs came with
  // them: cascade layers and structuredClone are the youngest (Chrome 99, Firefox 97, Safari 15.4).
  function missing() {
    if (!("structuredClone" in window && "CSSLayerBlockRule" in window &&
      "BigInt64Array" in window && "noModule" in document.createElement("script") &&
      window.crypto && window.crypto.getRandomValues)) return "boot-too-old";
    if (!(window.WebAssembly && WebAssembly.instantiate)) return "boot-no-wasm";
    try {
      if (window.indexedDB) return null;
    } catch (blocked) {
      // Some browsers throw where others hand out nothing.
    }
    return "boot-no-storage";
  }

  // Shows one of the plain pages in place of the app. The first stays: what follows it is its effect.
  function show(id) {
    if (shown) return;
    shown = id;
    document.getElementById("app").hidden = true;
    var page = document.getElementById(id);
    page.hidden = false;
    page.querySelector("h1").focus();
  }

  // A page that slept, or lies in another tab, may show what was there before the phone changed hands.
  function showAnew(event) {
    if (event.persisted ? kept("handed-over") : event.key === "good-business.handed-over") {
      root.hidden = true;
      window.location.reload();
    }
  }

  // What stands behind the # of an invitation lets whoever has it in: it leaves the address bar before
  // anything else is done, and waits for the app in the page alone.
  function takeCode() {
    if (!/^\/join\/?$/.test(window.location.pathname) || !window.location.hash) return;
    window.goodBusinessCode = window.location.hash.slice(1);
    window.history.replaceState(null, "", "/join");
  }

  takeCode();
  // A link that is opened in this same tab loads no page: this hears of it before the app does.
  window.addEventListener("popstate", takeCode);

  dress("data-theme", "theme", ["light", "dark"]);
  dress("data-text-size", "text-size", ["125", "150", "200"]);
  dress("lang", "language", ["en-GB", "en-XA", "ar-XB"]);
  if (root.lang.slice(0, 2) === "ar") root.setAttribute("dir", "rtl");

  // The first page of a newcomer stands in index.html and shows at once. Whoever has answers here is
  // shown them by the app, and whoever chose another language is not shown this one first.
  if (window.location.pathname === "/" && root.lang === "en-GB" &&
    !kept("holds-data.good-business")) root.setAttribute("data-boot", "newcomer");

  var fault = missing();
  if (fault) {
    root.setAttribute("data-boot", "stopped");
    document.addEventListener("DOMContentLoaded", function () {
      show(fault);
    });
  }

  // Whoever was handed the phone sees the voice form of the anchor part, whatever the address.
  if (kept("handed-over")) {
    root.setAttribute("data-alone", "yes");
    if (partOf(window.location) !== "/anchor") {
      root.setAttribute("data-boot", "stopped");
      root.hidden = true;
      window.location.replace("/anchor");
    }
  }

  // A browser that enforces Trusted Types lets no plain string become code or markup. The app's
  // view library parses its own fixed templates, so markup passes unless it could run something;
  // the service worker is the only script that is ever named by the app; no string becomes code.
  if (window.trustedTypes && window.trustedTypes.createPolicy) {
    var runs = /<\s*(script|iframe|object|embed|base|link|meta)|\son\w+\s*=|javascript:/i;
    window.trustedTypes.createPolicy("default", {
      createHTML: function (markup) {
        return runs.test(markup) ? null : markup;
      },
      createScriptURL: function (address) {
        return address === "/sw.js" ? address : null;
      }
    });
  }

  window.addEventListener("good-business:panic", function () {
    show("boot-panic");
  });
  window.addEventListener("good-business:failed", function () {
    show("boot-failed");
  });
  // A script that did not arrive reports it to itself alone, which only capturing hears.
  window.addEventListener("error", function (event) {
    if (event.target && event.target.tagName === "SCRIPT") show("boot-failed");
  }, true);
  // The browser's offer to install can come before the app listens: it is kept for it.
  window.addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault();
    window.goodBusinessInstall = event;
  });
  window.addEventListener("storage", showAnew);
  window.addEventListener("pageshow", showAnew);
  document.addEventListener("click", function (event) {
    if (event.target.getAttribute("data-boot") === "reload") window.location.reload();
    var link = !shown && event.target.closest("#shell a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (partOf(link) !== partOf(window.location)) return;
    event.preventDefault();
    takeNote(link);
  });
})();
