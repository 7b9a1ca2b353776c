"""A real browser on a real server with a copy of the demo office."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.databases import Databases
from tests.servers import serving
from tests.shows import Shown

EXPECTED = "the server responded with a status of 409"
"""What the browser says of a stale form, which a journey may provoke."""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def site(shown: Shown, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The demo office served on a copy of its own."""
    url = databases.copy(shown.database)
    with serving(url, OFFICE_DAY="2022-06-14", FILES_DIR=str(tmp_path / "files")) as address:
        yield address
    databases.drop(url)


@pytest.fixture
def sign_in(browser: Browser, site: str, shown: Shown) -> Iterator[Callable[[str, dict], Page]]:
    """Opens a window of its own for somebody of the story; faults on the console fail the test."""
    password = re.search(r'"password": "([^"]+)"', shown.printed)[1]
    windows, faults = [], []

    def note(message) -> None:
        if message.type == "error" and EXPECTED not in message.text:
            faults.append(message.text)

    def enter(login: str, size: dict = DESK) -> Page:
        window = browser.new_context(viewport=size, locale="vi-VN", base_url=site)
        windows.append(window)
        page = window.new_page()
        page.on("console", note)
        page.goto("/login")
        page.get_by_label("Địa chỉ thư điện tử").fill(f"{login}@tayson.example")
        page.get_by_label("Mật khẩu").fill(password)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(f"{site}/")
        return page

    yield enter
    for window in windows:
        window.close()
    assert faults == []
