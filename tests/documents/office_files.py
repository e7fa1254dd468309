"""What Word and Excel insist on and LibreOffice forgives, looked for in the parts of a file as it lies in the zip."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils import range_boundaries

Element = etree._Element
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SHEET_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
REFERENCE = re.compile(r"'(?:[^']|'')+'!|[^'!,]+!")
NOT_IN_A_NAME = set(r"[]:*?/\\")
ORDER = {  # ECMA-376 part 1, 17: children in this order and no other
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblCellMar": "top left start bottom right end",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}


def parts(path: Path) -> dict[str, Element]:
    """Every XML part of a file, by name."""
    with ZipFile(path) as packed:
        names = packed.namelist()
        assert len(names) == len(set(names)), "a part twice"
        return {name: etree.fromstring(packed.read(name)) for name in names if name.endswith((".xml", ".rels"))}


def word_faults(path: Path) -> list[str]:
    """What Word would call unreadable content."""
    found = [*_packing(path)]
    all_parts = parts(path)
    styles = {style.get(f"{WORD}styleId") for style in all_parts["word/styles.xml"].iter(f"{WORD}style")}
    for name, root in all_parts.items():
        for element in root.iter(f"{WORD}*"):
            found += [f"{name}: {fault}" for fault in _out_of_order(element)]
        for cell in root.iter(f"{WORD}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{WORD}p":
                found.append(f"{name}: a cell that doesn't end with a paragraph")
        for named in root.iter(f"{WORD}pStyle", f"{WORD}rStyle", f"{WORD}tblStyle", f"{WORD}basedOn"):
            if named.get(f"{WORD}val") not in styles:
                found.append(f"{name}: no style {named.get(f'{WORD}val')}")
    ids = [one.get("id") for one in all_parts["word/document.xml"].iter("{*}docPr")]
    return found + (["two drawings of one id"] if len(ids) != len(set(ids)) else [])


def _out_of_order(element: Element) -> Iterator[str]:
    name = etree.QName(element).localname
    if name not in ORDER:
        return
    order = ORDER[name].split()
    children = [etree.QName(child).localname for child in element if child.tag.startswith(WORD)]
    if unknown := [child for child in children if child not in order]:
        yield f"{unknown} in {name}"
        return
    places = [order.index(child.replace("footerR", "headerR")) for child in children]
    if places != sorted(places):
        yield f"{name}: {children}"
    once = [child for child in children if child not in ("tr", "tc", "footerReference", "headerReference")]
    if name != "style" and len(once) != len(set(once)):
        yield f"{name} twice: {children}"


def _packing(path: Path) -> Iterator[str]:
    """Every part has a type, every relation a target."""
    with ZipFile(path) as packed:
        names = set(packed.namelist())
        types = etree.fromstring(packed.read("[Content_Types].xml"))
        for relations in (name for name in names if name.endswith(".rels")):
            base = posixpath.dirname(posixpath.dirname(relations))
            for one in etree.fromstring(packed.read(relations)):
                target = posixpath.normpath(posixpath.join("/", base, one.get("Target", "")))[1:]
                if one.get("TargetMode") != "External" and target not in names:
                    yield f"{relations}: no {target}"
    extensions = {one.get("Extension") for one in types}
    named = {str(one.get("PartName"))[1:] for one in types if one.get("PartName")}
    yield from (f"a type for no part {name}" for name in named - names)
    untyped = [name for name in names - named if name.rpartition(".")[2] not in extensions]
    yield from (f"{name} has no type" for name in untyped if name != "[Content_Types].xml")


def workbook_faults(path: Path) -> list[str]:
    """What Excel would offer to repair, or refuse."""
    all_parts = parts(path)
    book, styles = all_parts["xl/workbook.xml"], all_parts["xl/styles.xml"]
    titles = [str(sheet.get("name")) for sheet in book.iter(f"{MAIN}sheet")]
    found = [*_packing(path), *_titles(titles), *_names(book, titles)]
    looks = len(styles.find(f"{MAIN}cellXfs"))  # type: ignore[arg-type]
    for name, root in all_parts.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            found += [f"{name}: {fault}" for fault in (*_cells(root, looks), *_ranges(root), *_said(root))]
        elif name.startswith("xl/drawings/") and name.endswith(".xml"):
            found += [f"{name}: {fault}" for fault in _anchors(root)]
        elif name.startswith("xl/charts/"):
            for formula in root.iter(f"{CHART}f"):
                title = str(formula.text).rpartition("!")[0].strip("'").replace("''", "'")
                found += [] if title in titles else [f"{name}: no sheet {title}"]
    return found


def _titles(titles: list[str]) -> Iterator[str]:
    if len({title.casefold() for title in titles}) != len(titles):
        yield f"two sheets of one name: {titles}"
    for title in titles:
        if not 0 < len(title) <= 31 or NOT_IN_A_NAME & set(title) or title.startswith("'") or title.endswith("'"):
            yield f"a sheet may not be called {title!r}"


def _names(book: Element, titles: list[str]) -> Iterator[str]:
    seen = set()
    for name in book.iter(f"{MAIN}definedName"):
        key = (str(name.get("name")).casefold(), name.get("localSheetId"))
        if key in seen:
            yield f"{key} twice"
        seen.add(key)
        if int(name.get("localSheetId", "0")) >= len(titles) or len(str(name.text)) > 8192:
            yield f"{key}: {str(name.text)[:60]}"
        for title in REFERENCE.findall(str(name.text)):
            if title[:-1].strip("'").replace("''", "'") not in titles:
                yield f"{key}: no sheet {title}"


def _cells(root: Element, looks: int) -> Iterator[str]:
    last_row = 0
    for row in root.iter(f"{MAIN}row"):
        number, last_column = int(row.get("r", "0")), 0
        if number <= last_row or not float(row.get("ht", "15")) <= 409.5:
            yield f"row {number} after {last_row}, {row.get('ht')} high"
        last_row = number
        for cell in row:
            column, at, _, _ = range_boundaries(str(cell.get("r")))
            words = "".join(cell.itertext())
            if at != number or column <= last_column or int(cell.get("s", "0")) >= looks:
                yield f"{cell.get('r')} out of its place, or of no style"
            if len(words.encode("utf-16-le")) // 2 > 32_767:
                yield f"{cell.get('r')} holds too much"
            if cell.get("t") in (None, "n") and (value := cell.find(f"{MAIN}v")) is not None and value.text:
                float(value.text)
            last_column = column
    for column in root.iter(f"{MAIN}col"):
        if not 0 <= float(column.get("width", "8")) <= 255:
            yield f"a column {column.get('width')} wide"


def _ranges(root: Element) -> Iterator[str]:
    """Merged cells, filter and tables don't overlap; conditional formats have a style."""
    merged = [str(one.get("ref")) for one in root.iter(f"{MAIN}mergeCell", f"{MAIN}autoFilter")]
    boxes = [range_boundaries(one) for one in merged]
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[:place]:
            if left <= other_right and other_left <= right and top <= other_bottom and other_top <= bottom:
                yield f"overlapping: {merged}"
    if root.find(f"{MAIN}tableParts") is not None or root.find(f"{MAIN}conditionalFormatting") is not None:
        yield "tables and conditional formats are not looked at: say here what they must be"


def _said(root: Element) -> Iterator[str]:
    validations = root.find(f"{MAIN}dataValidations")
    if validations is not None and int(validations.get("count", "0")) != len(validations):
        yield "data validations miscounted"
    for one in root.iter(f"{MAIN}dataValidation"):
        formula = one.findtext(f"{MAIN}formula1") or ""
        if len(formula) > 255 or len(one.get("error", "")) > 255 or len(one.get("errorTitle", "")) > 32:
            yield f"a validation too long: {formula[:40]}"
    if any(len(one.text or "") > 8192 for one in root.iter(f"{MAIN}f")):
        yield "a formula too long"
    for one in root.iter(f"{MAIN}oddFooter", f"{MAIN}oddHeader"):
        if len(one.text or "") > 255:
            yield "a foot too long"


def _anchors(root: Element) -> Iterator[str]:
    for anchor in root.iter(f"{SHEET_DRAWING}twoCellAnchor"):
        places = [
            [int(corner.findtext(f"{SHEET_DRAWING}{name}") or 0) for name in ("col", "row")]
            for corner in anchor.iter(f"{SHEET_DRAWING}from", f"{SHEET_DRAWING}to")
        ]
        if not (places[0][0] < places[1][0] and places[0][1] < places[1][1]):
            yield f"a chart from {places[0]} to {places[1]}"
