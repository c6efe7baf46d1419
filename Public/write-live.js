// Who else is here, and what they save. The line is open while the page is in sight; the browser reconnects by itself.

const againMilliseconds = 60_000;

/** page: {here(people), newer({revision, by}), commented(), closed(problem), again()}; again is called when the line is back after a break. */
export function listen(address, item, page) {
  let source = null, timer = 0, hasBeenOpen = false;
  const read = (event) => { try { return JSON.parse(event.data); } catch { return {}; } };

  const open = () => {
    clearTimeout(timer);
    if (source || document.visibilityState !== "visible") return;
    source = new EventSource(address);
    source.addEventListener("open", () => {
      if (hasBeenOpen) page.again();
      hasBeenOpen = true;
    });
    source.addEventListener("vem", (event) => page.here((read(event).here ?? []).filter((one) => one.item === item)));
    source.addEventListener("text", (event) => {
      const news = read(event);
      if (news.item === item) page.newer(news);
    });
    source.addEventListener("kommentar", (event) => { if (read(event).item === item) page.commented(); });
    source.addEventListener("stangt", (event) => { page.closed(read(event).problem); shut(); });
    source.addEventListener("error", () => {
      page.here([]);
      // The browser has given up (signed out, or the server is away): asked again seldom.
      if (source?.readyState === EventSource.CLOSED) { shut(); timer = setTimeout(open, againMilliseconds); }
    });
  };
  const shut = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };

  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? open() : shut()));
  addEventListener("pagehide", shut);
  addEventListener("pageshow", open);
  open();
}
