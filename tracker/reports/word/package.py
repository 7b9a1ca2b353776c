"""The file around the words: an empty A4 document without foreign styles, and bytes that depend on nothing else."""

from copy import deepcopy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from tracker.reports.word.looks import LANGUAGE, styles

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}
_WORD = "http://schemas.microsoft.com/office/word"
_SETTINGS = f"""
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
  <w:doNotExpandShiftReturn/>
  <w:compatSetting w:name="compatibilityMode" w:uri="{_WORD}" w:val="15"/>
  <w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="{_WORD}" w:val="1"/>
  <w:compatSetting w:name="enableOpenTypeFeatures" w:uri="{_WORD}" w:val="1"/>
  <w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="{_WORD}" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="{LANGUAGE}"/>
<w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/>
"""
_OLDEST = (1980, 1, 1, 0, 0, 0)


def blank_document() -> Document:
    """An empty document that holds our styles and settings and nothing of the library's template."""
    document = docx.Document()
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype not in _KEPT]:
            relations.pop(key)
    document.styles.element[:] = read(styles())
    document.settings.element[:] = read(_SETTINGS)
    return document


def read(markup: str) -> list[BaseOxmlElement]:
    """The elements of a piece of WordprocessingML.

    Copies, because each brings its namespace along: moved as parsed, a table costs the square of its rows.
    """
    return [deepcopy(element) for element in parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>")]


def same_bytes(document: Document) -> bytes:
    """The document as a file: the same content gives the same bytes, whatever the clock says."""
    saved, settled = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(settled, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _OLDEST), source.read(name), ZIP_DEFLATED)
    return settled.getvalue()
