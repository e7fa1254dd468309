"""OFD (GB/T 33190-2016), an experiment: a paper by the same layout engine, put down a second time.

What the PDF's pages say is written as OFD objects (`ofd_page`), with the same fonts embedded (`ofd_font`). Nothing
is declared for the archive; the PDF/A stays the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

import pikepdf
from pikepdf import PdfImage

from yitusanhui import __version__
from yitusanhui.documents import pdfa
from yitusanhui.documents.ofd_font import Fonts
from yitusanhui.documents.ofd_page import NAMESPACE, Page, mm, numbered, tag
from yitusanhui.documents.still import still_entry
from yitusanhui.texts import archive

Tree.register_namespace("ofd", NAMESPACE)
HOME = "Doc_0"


class _Pictures:
    """The pictures of a paper, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], Any] = {}

    def place(self, image: Any) -> int:
        self.found.setdefault(image.objgen, image)
        return list(self.found).index(image.objgen)

    def files(self) -> dict[str, bytes]:
        made = {}
        for number, image in enumerate(self.found.values()):
            raw = BytesIO()
            suffix = PdfImage(image).extract_to(stream=raw)
            made[f"image_{number}{suffix}"] = raw.getvalue()
        return made


def write_ofd(paper: Path, target: Path) -> Path:
    """Write what that PDF of ours prints as OFD; the same paper gives the same bytes."""
    content = paper.read_bytes()
    fonts, pictures = Fonts({}), _Pictures()
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = [Page(page, fonts, pictures.place) for page in pdf.pages]
        facts = {key: str(value) for key, value in pdf.docinfo.items()}
        images = pictures.files()
    files = {"OFD.xml": _root(facts, sha256(content).hexdigest()[:32])}
    typefaces = {f"font_{number}.ttf": font for number, font in enumerate(fonts.found.values())}
    files |= {f"{HOME}/Res/{name}": font.file for name, font in typefaces.items()}
    files |= {f"{HOME}/Res/{name}": picture for name, picture in images.items()}
    known = {f"Font:{number}": 1 + number for number in range(len(typefaces))}
    known |= {f"ResourceID:{number}": 1 + len(typefaces) + number for number in range(len(images))}
    files[f"{HOME}/PublicRes.xml"] = _public({name: font.name for name, font in typefaces.items()})
    files[f"{HOME}/DocumentRes.xml"] = _media(list(images), 1 + len(typefaces))
    files |= _pages(pages, known, 1 + len(known))
    return pdfa.write(_zipped(files), target)


def _zipped(files: dict[str, bytes]) -> bytes:
    raw = BytesIO()
    with ZipFile(raw, "w") as packed:
        for name, content in files.items():
            packed.writestr(still_entry(name), content)
    return raw.getvalue()


def _xml(root: Tree.Element) -> bytes:
    made: bytes = Tree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made


def _put(parent: Tree.Element, name: str, text: str = "", **attributes: str) -> Tree.Element:
    made = Tree.SubElement(parent, tag(name), attributes)
    made.text = text or None
    return made


def _root(facts: dict[str, str], identifier: str) -> bytes:
    root = Tree.Element(tag("OFD"), Version="1.0", DocType="OFD")
    body = _put(root, "DocBody")
    info = _put(body, "DocInfo")
    day = facts.get("/CreationDate", "")[2:10]
    said = {
        "DocID": identifier,
        "Title": facts.get("/Title", ""),
        "Author": facts.get("/Author", ""),
        "Subject": facts.get("/Subject", ""),
        "Abstract": archive.OFD_EXPERIMENT,
        "CreationDate": f"{day[:4]}-{day[4:6]}-{day[6:]}",
        "Creator": archive.SOFTWARE.format(version="").strip(),
        "CreatorVersion": __version__,
    }
    for name, text in said.items():
        _put(info, name, text)
    _put(body, "DocRoot", f"{HOME}/Document.xml")
    return _xml(root)


def _public(names: dict[str, str]) -> bytes:
    root = Tree.Element(tag("Res"), BaseLoc="Res")
    fonts = _put(root, "Fonts")
    for number, (file, name) in enumerate(names.items(), 1):
        _put(_put(fonts, "Font", ID=str(number), FontName=name, FamilyName=name), "FontFile", file)
    return _xml(root)


def _media(names: list[str], first: int) -> bytes:
    root = Tree.Element(tag("Res"), BaseLoc="Res")
    if names:
        media = _put(root, "MultiMedias")
        for number, name in enumerate(names, first):
            _put(_put(media, "MultiMedia", ID=str(number), Type="Image"), "MediaFile", name)
    return _xml(root)


def _pages(pages: Sequence[Page], known: dict[str, int], number: int) -> dict[str, bytes]:
    """Document.xml and each page's Content.xml; identifiers go on from `number`."""
    root, files = Tree.Element(tag("Document")), dict[str, bytes]()
    common = _put(root, "CommonData")
    last = _put(common, "MaxUnitID")
    _put(_put(common, "PageArea"), "PhysicalBox", mm(0, 0, pages[0].width, pages[0].height))
    _put(common, "PublicRes", "PublicRes.xml")
    _put(common, "DocumentRes", "DocumentRes.xml")
    listed = _put(root, "Pages")
    for place, page in enumerate(pages):
        where = f"Pages/Page_{place}/Content.xml"
        _put(listed, "Page", ID=str(number), BaseLoc=where)
        content = Tree.Element(tag("Page"))
        _put(_put(content, "Area"), "PhysicalBox", mm(0, 0, page.width, page.height))
        layer = _put(_put(content, "Content"), "Layer", ID=str(number + 1), Type="Body")
        layer.extend(numbered(page.objects, number + 2, known))
        number += 2 + len(page.objects)
        files[f"{HOME}/{where}"] = _xml(content)
    last.text = str(number - 1)
    return {f"{HOME}/Document.xml": _xml(root), **files}
