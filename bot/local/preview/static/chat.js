/** The page: joins the text field, the messages, and the line to the server. */

import { copy } from "./clipboard.js";
import { CommandMenu } from "./command_menu.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { sign, unseen } from "./element.js";
import { newKey, Outbox } from "./outbox.js";
import { Photos } from "./photos.js";
import { offerRestart } from "./restart.js";
import { Scrolling } from "./scrolling.js";
import { Typing } from "./typing.js";
import { followVisibleHeight } from "./visible_height.js";
import { speak, worded } from "./words.js";

/** On a touch screen a focused text field brings up the keyboard, over half of what there is to read. */
const KEYBOARD = matchMedia("(pointer: fine)").matches;
const GREETING_KEY = "start";
/** Long enough for a screen reader to have passed over what was there already. */
const QUIET_MS = 500;
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

let shownChat = null;

const byId = (id) => document.getElementById(id);
const log = byId("messages");
const status = byId("connection");

const outbox = new Outbox({ settled, unreachable: () => connection.lost() });
const conversation = new Conversation(log, (id, data) => outbox.pressing(id, data));
const scrolling = new Scrolling(byId("scroller"), byId("to-end"), sayNew);
const typing = new Typing(byId("typing"), () => scrolling.toEnd());
const composer = new Composer(byId("composer"), byId("text"), write);
const commands = new CommandMenu(byId("menu"), byId("commands"), (command) => {
  write(command);
  if (KEYBOARD) composer.focus();
});
const handlers = {
  chat,
  message,
  edited: message,
  typing: () => typing.begin(),
  deleted: ({ id }) => conversation.remove(id),
  page,
};
const connection = new Connection(Number(document.body.dataset.heartbeatMs), handlers, told);

// -- what the visitor does ---------------------------------------------------------------------------------------

function write(text, key) {
  const item = outbox.addMessage(text, key);
  sayStatus(null);
  conversation.addPending(item.key, text);
  scrolling.acted();
}

function press(button) {
  const [id, data] = [Number(button.dataset.message), button.dataset.press];
  if (outbox.pressing(id, data)) return;
  outbox.addPress(id, data);
  sayStatus(null);
  conversation.refreshPressed();
  scrolling.acted();
}

log.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-press], button[data-copy]");
  if (!button) return;
  if (button.dataset.press) press(button);
  else sayStatus((await copy(button.dataset.copy)) ? "copied" : "failed");
});

new Photos({
  button: byId("photo"),
  field: byId("photo-file"),
  chat: () => shownChat,
  begin() {
    const key = newKey();
    sayStatus(null);
    conversation.addPending(key, "📷");
    scrolling.acted();
    return key;
  },
  end(key, sent) {
    typing.end();
    if (!sent) conversation.fail(key, "failed", () => byId("photo").click());
  },
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || byId("restart-sure").open) return;
  commands.close();
  composer.focus();
});

offerRestart({
  button: byId("restart"),
  dialog: byId("restart-sure"),
  yes: byId("restart-yes"),
  no: byId("restart-no"),
  begin(succeeded) {
    if (!succeeded) return sayStatus("failed");
    for (const one of [outbox, conversation, composer]) one.clear();
    if (KEYBOARD) composer.focus();
    connection.open();
  },
});

// -- what the server says ----------------------------------------------------------------------------------------

function chat(data) {
  page(data);
  typing.end();
  outbox.confirm(data.messages.map((one) => one.key));
  // Not the chat that stands here: the page was just opened, or another tab began anew.
  const first = shownChat !== data.chat;
  shownChat = data.chat;
  if (first) {
    showFirst(data.messages);
  } else {
    const [earliest] = conversation.showAll(data.messages, (key) => outbox.has(key));
    if (earliest) scrolling.arrived(earliest);
  }
  outbox.open(data.chat);
  if (first) greet(data.messages.length === 0);
}

/** What was said before the page was opened is shown, but not read aloud again. */
function showFirst(messages) {
  log.setAttribute("aria-live", messages.length ? "off" : "polite");
  conversation.clear();
  conversation.showAll(messages, () => true);
  for (const item of outbox.items) if (item.address === "messages") conversation.addPending(item.key, item.body.text);
  scrolling.toEnd();
  setTimeout(() => log.setAttribute("aria-live", "polite"), QUIET_MS);
}

function message(data) {
  const article = conversation.show(data);
  if (data.sender === "visitor") {
    outbox.confirm([data.key]);
    scrolling.toEnd();
    return;
  }
  typing.end();
  if (article) scrolling.arrived(article);
}

function page(data) {
  speak(data);
  commands.fill(data.commands);
}

/** An empty chat begins by itself; so does a deep link, once, as a press on Telegram's START does. */
function greet(empty) {
  const address = new URL(location.href);
  const payload = address.searchParams.get("start") ?? "";
  const linked = PAYLOAD.test(payload);
  if (address.searchParams.has("start")) history.replaceState(null, "", address.pathname);
  if (!linked && (!empty || outbox.items.length)) return;
  // One key for the first greeting: two tabs that open at once greet once.
  write(linked ? `/start ${payload}` : "/start", empty ? GREETING_KEY : undefined);
}

function settled(item, outcome) {
  typing.end();
  conversation.refreshPressed();
  if (outcome === "done") return;
  if (item.address === "messages") conversation.fail(item.key, outcome, () => composer.takeBack(item.body.text));
  else sayStatus("failed");
}

// -- what the page says of itself --------------------------------------------------------------------------------

function told(lost) {
  if (lost) outbox.close();
  document.body.classList.toggle("offline", lost);
  sayStatus(null);
}

function sayStatus(name) {
  const names = name ? [name] : [];
  if (document.body.classList.contains("offline")) {
    names.splice(0, 1, "no_connection");
    if (outbox.items.length) names.push("kept");
  }
  status.replaceChildren(...names.map((one) => worded("p", one)));
}

function sayNew(unread) {
  const label = unread ? [sign("↓ "), worded("span", "new"), " "] : [sign("↓")];
  byId("to-end").replaceChildren(...label, unseen(worded("span", "to_the_end")));
}

followVisibleHeight();
speak(JSON.parse(document.body.dataset.page));
if (KEYBOARD) composer.focus();
connection.open();
