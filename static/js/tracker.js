// Small comforts. Every page works without them.

const page = document.documentElement;

/* htmx: no injected style, no eval, no copy of pages in the browser; answers of refused forms are shown. */
Object.assign(window.htmx?.config ?? {}, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  historyCacheSize: 0,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "409|422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = document.querySelector('meta[name="csrf-token"]').content;
});

/* data-confirm: a form asks before it is sent. */
const ask = document.querySelector("[data-ask]");
let agreed = null;
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const words = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!words || form === agreed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask.querySelector("p").textContent = words;
    ask.returnValue = "";
    ask.onclose = () => {
      if (ask.returnValue !== "yes") return;
      agreed = form;
      form.requestSubmit(event.submitter);
      agreed = null;
    };
    ask.showModal();
  },
  true,
);

/* data-keep: typed words are not left behind unasked. */
let typed = null;
document.addEventListener("input", (event) => {
  typed = event.target.closest("form[data-keep]") ?? typed;
});
document.addEventListener("submit", () => {
  typed = null;
});
window.addEventListener("beforeunload", (event) => {
  if (typed?.isConnected) event.preventDefault();
});

/* Theme: the choice travels in a cookie, so that the next page arrives in it. */
const theme = document.querySelector("[data-theme]");
if (theme) {
  theme.hidden = false;
  theme.addEventListener("change", ({ target }) => {
    const life = target.value ? 31536000 : 0;
    document.cookie = `theme=${target.value}; path=/; max-age=${life}; samesite=lax`;
    page.toggleAttribute("data-bs-theme", Boolean(target.value));
    if (target.value) page.dataset.bsTheme = target.value;
    const media = { dark: "screen", light: "not all" };
    document.querySelector("[data-dark]").media = media[target.value] ?? "screen and (prefers-color-scheme: dark)";
  });
}

/* The person's menu closes like any menu. */
const person = document.querySelector(".person");
document.addEventListener("click", (event) => {
  if (person?.open && !person.contains(event.target)) person.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !person?.open) return;
  person.open = false;
  person.querySelector("summary").focus();
});

/* On a phone the menu shows where we are; after a refused form the reasons come first. */
document.querySelector(".menu [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
document.querySelector("[data-focus]")?.focus();
