"""Runs axe-core over a web page in headless Chromium, and writes what it finds as JSON.

A process of its own: the driver of the browser keeps threads and a loop that tests should not.
"""

import json
import sys
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import sync_playwright

VIEWS = (("light", 1280, "no-preference"), ("dark", 1280, "no-preference"), ("light", 320, "more"))
FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]


def main(page_path: str, chromium: str) -> None:
    axe = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    found, requests = {}, []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for scheme, width, contrast in VIEWS:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                contrast=contrast,
                bypass_csp=True,
            )
            page = context.new_page()
            page.on("request", lambda request: requests.append(request.url))
            page.goto(Path(page_path).as_uri())
            page.evaluate(axe)
            result = page.evaluate(
                "axe.run(document, {resultTypes: ['violations'], selectors: false})"
            )
            found[f"{scheme} {width}"] = {
                "rules passed": len(result["passes"]),
                "violations": [
                    (one["id"], one["nodes"][0]["html"]) for one in result["violations"]
                ],
                "page width": page.evaluate("document.documentElement.scrollWidth"),
            }
            context.close()
        browser.close()
    json.dump({"views": found, "requests": requests}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
