"""How a page looks: text that can't be read, is cut off, or runs out of its phone."""

from playwright.async_api import Locator, Page

SCREEN = 600
"""Pixels of a small phone's screen that are left to messages."""

POOR_CONTRAST = """() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const paint = (colours) => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const poor = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !node.checkVisibility()) continue;
    if (node.closest(".spoiler, script, noscript, [aria-disabled=true]")) continue;
    const style = getComputedStyle(node);
    const behind = [];
    for (let at = node; at; at = at.parentElement) {
      behind.unshift(getComputedStyle(at).backgroundColor);
    }
    const ground = light(paint(behind));
    const ink = light(paint([...behind, style.color]));
    const ratio = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
    if (ratio < 4.5) poor.push(`${node.className || node.tagName}: ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
}"""

CUT_OFF = """(phone) => {
  const edge = phone.getBoundingClientRect();
  return [...phone.querySelectorAll("article, article *")]
    .filter((node) => node.checkVisibility() && !node.closest(".unseen, .spoiler, .quote-text"))
    .filter((node) => {
      const box = node.getBoundingClientRect();
      const hides = getComputedStyle(node).overflowX !== "visible";
      const cut = hides && node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1;
      return cut || box.right > edge.right + 1 || box.left < edge.left - 1;
    }).map((node) => `${node.className || node.tagName}: ${node.textContent.slice(0, 60)}`);
}"""


async def faults_of(page: Page, phone: Locator) -> list[str]:
    """What can't be read on a phone, in light and in dark colours.

    What a reply shows of the message that it answers is an excerpt, as it is in Telegram.
    """
    found = list(await phone.evaluate(CUT_OFF))
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        found += await page.evaluate(POOR_CONTRAST)
    return found


async def fits_a_screen(message: Locator) -> bool:
    """Whether a message and its buttons can be seen at once on a small phone."""
    box = await message.bounding_box()
    return box is not None and box["height"] <= SCREEN
