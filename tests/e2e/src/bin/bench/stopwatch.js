// Takes times in the page by the page's own clock. It only looks: the taps are the driver's.
window.stopwatch = (() => {
  /** When a frame has been drawn since now and the page is free to take the next tap. */
  const drawn = () =>
    new Promise((told) =>
      requestAnimationFrame(() => {
        // A message is handled after the frame that is being made here.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => told(performance.now());
        port2.postMessage(null);
      }),
    );

  const until = (holds) =>
    new Promise((told) => {
      const observer = new MutationObserver(() => look());
      const look = () => {
        if (!holds()) return;
        observer.disconnect();
        told();
      };
      observer.observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      look();
    });

  /** The first element that fits, in the order of the page. */
  const find = ({ selector, text }) =>
    [...document.querySelectorAll(selector)].find((element) =>
      element.textContent.trim().startsWith(text ?? ""),
    );

  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return { x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2) };
  };

  /** Whether a finger on its middle would touch it. */
  const isWithinReach = (element) => {
    const { x, y } = middle(element);
    return element.contains(document.elementFromPoint(x, y));
  };

  /** When the element was first drawn, within reach, on a page that was free. */
  const firstWithinReach = async (wanted) => {
    await until(() => find(wanted));
    for (;;) {
      const at = await drawn();
      const element = find(wanted);
      if (element && isWithinReach(element)) return at;
    }
  };

  /** Where to put the finger, once the element stands still in the middle of the window. */
  const place = async (wanted) => {
    await until(() => find(wanted));
    find(wanted).scrollIntoView({ block: "center", behavior: "instant" });
    let before;
    for (;;) {
      await drawn();
      const element = find(wanted);
      if (!element) continue;
      const now = middle(element);
      if (before?.x === now.x && before.y === now.y && isWithinReach(element)) return now;
      before = now;
    }
  };

  const words = (selector) => document.querySelector(selector)?.textContent.trim();

  /** What a tap can lead to, each as a promise that is kept when it has come about. */
  const ends = {
    /** The words of a status have changed and have come back to what they were. */
    status: async ({ selector, text }) => {
      await until(() => words(selector) !== text);
      await until(() => words(selector) === text);
    },
    /** The page has said that the answer is stored, and shows it as chosen. */
    stored: async (chosen) => {
      await new Promise((told) => document.addEventListener("answer-stored", told, { once: true }));
      await until(() => find(chosen));
    },
    shown: (wanted) => until(() => find(wanted)),
  };

  let running;
  /** Waits for the next tap: from the finger leaving the screen to the drawn end of it. */
  const watchNextTap = (end, wanted) => {
    running = new Promise((told) =>
      addEventListener(
        "pointerup",
        async (event) => {
          await ends[end](wanted);
          told((await drawn()) - event.timeStamp);
        },
        { capture: true, once: true },
      ),
    );
  };

  /**
   * How long a fixed piece of work takes: the quickest of ten times. It is long, for the brake stops
   * the page again and again rather than slowing it, and short work can slip through between.
   */
  const work = () => {
    const times = Array.from({ length: 10 }, () => {
      const from = performance.now();
      let sum = 0;
      for (let number = 0; number < 5_000_000; number += 1) sum = (sum + number * 31) % 65_537;
      return performance.now() - from + sum * 0;
    });
    return Math.min(...times);
  };

  /** What the page has downloaded, and the bits in a second until its largest file was there. */
  const line = () => {
    const files = performance.getEntriesByType("resource");
    const [largest] = files.toSorted((one, other) => other.encodedBodySize - one.encodedBodySize);
    const sum = (some) => some.reduce((bytes, file) => bytes + file.encodedBodySize, 0);
    const beside = files.filter((file) => file.responseEnd <= largest.responseEnd);
    const from = Math.min(...beside.map((file) => file.requestStart));
    return {
      bytes: sum([...performance.getEntriesByType("navigation"), ...files]),
      speed: (sum(beside) * 8_000) / (largest.responseEnd - from),
    };
  };

  return { ended: () => running, firstWithinReach, line, place, watchNextTap, work };
})();
