/** Starting again: asked once more, because it deletes the chat. */

/** `begin(succeeded)` is called once the server has answered, or could not be reached. */
export function offerRestart({ button, dialog, yes, no, begin }) {
  button.addEventListener("click", () => dialog.showModal());
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", async () => {
    dialog.close();
    begin(await restart());
  });
}

async function restart() {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch("/preview/restart", { method: "POST", headers, body: "{}" });
    return response.ok;
  } catch {
    return false;
  }
}
