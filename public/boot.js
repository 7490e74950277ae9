// Runs before the first paint, in every browser however old: no syntax here is newer than 2009.
// It sets the page's theme, text size and language, and shows the plain pages of index.html.
(function () {
  "use strict";

  var root = document.documentElement;
  var shown = null;

  // Preferences are kept as JSON. Storage may be blocked, and its contents may be anyone's.
  function preference(name, allowed) {
    try {
      var value = String(JSON.parse(window.localStorage.getItem("good-business." + name)));
      return allowed.indexOf(value) === -1 ? null : value;
    } catch (blockedOrForeign) {
      return null;
    }
  }

  function applyPreferences() {
    var theme = preference("theme", ["light", "dark"]);
    var size = preference("text-size", ["125", "150", "200"]);
    var language = preference("language", ["en-GB", "en-XA", "ar-XB"]);
    if (theme) root.setAttribute("data-theme", theme);
    if (size) root.setAttribute("data-text-size", size);
    if (language) {
      root.setAttribute("lang", language);
      root.setAttribute("dir", language.slice(0, 2) === "ar" ? "rtl" : "ltr");
    }
  }

  // The first page of a newcomer stands in index.html and shows at once. Whoever has answers here is
  // shown them by the app, and whoever chose another language is not shown this one first.
  function isNewcomer() {
    try {
      var storage = window.localStorage;
      if (storage.getItem("good-business.holds-data.good-business")) return false;
    } catch (blocked) {
      // Nothing is kept there, so nobody was here before.
    }
    var language = root.getAttribute("lang");
    return window.location.pathname === "/" && language === "en-GB";
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
    var young = "structuredClone" in window && "CSSLayerBlockRule" in window &&
      "BigInt64Array" in window && "noModule" in document.createElement("script") &&
      !!(window.crypto && window.crypto.getRandomValues);
    if (!young) return "boot-too-old";
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

  // A browser that enforces Trusted Types lets no plain string become code or markup. The app's
  // view library parses its own fixed templates, so markup passes unless it could run something;
  // the service worker is the only script that is ever named by the app; no string becomes code.
  function guardStrings() {
    if (!(window.trustedTypes && window.trustedTypes.createPolicy)) return;
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

  function listen() {
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
    document.addEventListener("click", function (event) {
      if (event.target.getAttribute("data-boot") === "reload") window.location.reload();
      var link = !shown && event.target.closest("#shell a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (partOf(link) !== partOf(window.location)) return;
      event.preventDefault();
      takeNote(link);
    });
  }

  applyPreferences();
  var fault = missing();
  if (fault) {
    root.setAttribute("data-boot", "stopped");
    document.addEventListener("DOMContentLoaded", function () {
      show(fault);
    });
  } else {
    guardStrings();
    if (isNewcomer()) root.setAttribute("data-boot", "newcomer");
  }
  listen();
})();
