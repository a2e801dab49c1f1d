/** Telegram's HTML as nodes, by an allow-list: whatever is not on it loses its tag and its attributes. */

const KEPT = new Set(["B", "I", "U", "BLOCKQUOTE", "BR", "CODE", "PRE"]);
/** Their text is not prose. Compared in capitals: inside SVG the names come in small letters. */
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "NOSCRIPT", "HEAD", "TITLE"]);
const PROTOCOLS = new Set(["https:", "tel:"]);

/** The only way from a string to nodes that the page's policy allows; the document it parses into runs nothing. */
const policy = globalThis.trustedTypes?.createPolicy("wegwijzer-sanitiser", { createHTML: (html) => html });

/** A fragment of text, b, i, u, code, pre, blockquote (perhaps expandable), br and links to https: and tel: only. */
export function sanitise(html) {
  const inert = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  const clean = document.createDocumentFragment();
  copyChildren(inert.body, clean);
  return clean;
}

/** The address, if a link may go there; null for any other kind, a relative one included. */
export function safeAddress(address) {
  try {
    return PROTOCOLS.has(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

/** Lets a link open beside the chat and tell the other site nothing. */
export function outward(link, address) {
  link.href = address;
  if (!address.startsWith("tel:")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return link;
}

function copyChildren(from, to) {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      to.append(child.data);
    } else if (child.nodeType === Node.ELEMENT_NODE && !DROPPED.has(child.nodeName.toUpperCase())) {
      const copy = copyOf(child);
      copyChildren(child, copy ?? to);
      if (copy) to.append(copy);
    }
  }
}

function copyOf(node) {
  if (KEPT.has(node.nodeName)) {
    const copy = document.createElement(node.nodeName);
    copy.toggleAttribute("expandable", node.hasAttribute("expandable"));
    return copy;
  }
  const address = node.nodeName === "A" ? safeAddress(node.getAttribute("href")) : null;
  return address ? outward(document.createElement("a"), address) : null;
}
