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
  }
  listen();
})();
