"""How every kind of line in a report looks, by Decree 30/2020/NĐ-CP, Annex I: one table, written out as Word styles."""

from dataclasses import dataclass

from docx.shared import Mm, Pt

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
INDENT = 12.7
"""The first line of a paragraph, in mm (the decree: 1 cm or 1.27 cm)."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: sizes in points, indent in mm, `line` in lines; `outline` counts heading levels from 0.

    `built_in` styles carry a name that Word knows and translates; the others are named for the Vietnamese reader.
    """

    id: str
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "center"
    indent: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    keep_next: bool = False
    ruled: bool = False
    outline: int | None = None
    built_in: bool = False


BODY = Look("BodyText", "Body Text", 14, align="both", indent=INDENT, after=6, line=1.15, built_in=True)
HEADINGS = (
    Look(
        "Heading1", "heading 1", 14, bold=True, align="left", indent=INDENT, before=6, after=6, line=1.15,
        keep_next=True, outline=0, built_in=True,
    ),
    Look(
        "Heading2", "heading 2", 14, bold=True, align="left", indent=INDENT, after=6, line=1.15,
        keep_next=True, outline=1, built_in=True,
    ),
    Look(
        "Heading3", "heading 3", 14, bold=True, italic=True, align="left", indent=INDENT, after=6, line=1.15,
        keep_next=True, outline=2, built_in=True,
    ),
)  # fmt: skip
PAGE_NUMBER = Look("Header", "header", 14, built_in=True)

PARENT = Look("Parent", "Cơ quan chủ quản", 13)
ORGAN = Look("Organ", "Cơ quan ban hành", 13, bold=True)
NATION = Look("Nation", "Quốc hiệu", 13, bold=True)
MOTTO = Look("Motto", "Tiêu ngữ", 14, bold=True)
NUMBER = Look("Number", "Số và ký hiệu", 13, before=6)
PLACE = Look("Place", "Địa danh và ngày", 13, italic=True, before=6)
KIND = Look("Title", "Title", 14, bold=True, before=18, keep_next=True, built_in=True)
SUBJECT = Look("Subtitle", "Subtitle", 14, bold=True, keep_next=True, built_in=True)
RULE = Look("Rule", "Đường kẻ", 1, before=3, ruled=True)
AFTER_TITLE = Look("TitleRule", "Đường kẻ dưới trích yếu", 1, before=3, after=12, ruled=True)

RECIPIENTS = Look("Recipients", "Nơi nhận", 12, bold=True, italic=True, align="left")
RECIPIENT = Look("Recipient", "Danh sách nơi nhận", 11, align="left")
AUTHORITY = Look("Authority", "Quyền hạn và chức vụ", 14, bold=True)
SIGNER = Look("Signer", "Họ tên người ký", 14, bold=True, before=80)
END = Look("End", "Dòng cuối phần", 1)

ANNEX = Look("Annex", "Phụ lục", 14, bold=True, keep_next=True, outline=0)
ANNEX_TITLE = Look("AnnexTitle", "Tên phụ lục", 14, bold=True, keep_next=True)
ANNEX_NOTE = Look("AnnexNote", "Kèm theo", 14, italic=True, after=10, keep_next=True)
COLUMN = Look("Column", "Đầu cột", 12, bold=True, before=3, after=3, keep_next=True)
CELL = Look("Cell", "Ô bảng", 12, before=2, after=2)
GROUP = Look("Group", "Nhóm trong bảng", 12, bold=True, align="left", before=3, after=3, keep_next=True)

LOOKS = (
    BODY, *HEADINGS, PAGE_NUMBER, PARENT, ORGAN, NATION, MOTTO, NUMBER, PLACE, KIND, SUBJECT, RULE, AFTER_TITLE,
    RECIPIENTS, RECIPIENT, AUTHORITY, SIGNER, END, ANNEX, ANNEX_TITLE, ANNEX_NOTE, COLUMN, CELL, GROUP,
)  # fmt: skip

_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_DEFAULTS = f"""
<w:docDefaults>
  <w:rPrDefault><w:rPr>{_FONTS}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>
    <w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
  <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
</w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>
</w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
  <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>
</w:style>
"""


def styles() -> str:
    """The children of `w:styles`: the document's defaults and one style for each look."""
    return _DEFAULTS + "".join(map(_style, LOOKS))


def _style(look: Look) -> str:
    custom = "" if look.built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/>{_paragraph_properties(look)}{_run_properties(look)}</w:style>'
    )


def _paragraph_properties(look: Look) -> str:
    """The order of the elements is the schema's: Word repairs a file in which it differs."""
    keep = "<w:keepNext/>" if look.keep_next else ""
    rule = (
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>' if look.ruled else ""
    )
    indent = f'<w:ind w:firstLine="{Mm(look.indent).twips}"/>' if look.indent else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    spacing = (
        f'<w:spacing w:before="{Pt(look.before).twips}" w:after="{Pt(look.after).twips}"'
        f' w:line="{round(240 * look.line)}" w:lineRule="auto"/>'
    )
    return f'<w:pPr>{keep}{rule}{spacing}{indent}<w:jc w:val="{look.align}"/>{outline}</w:pPr>'


def _run_properties(look: Look) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    half_points = round(2 * look.size)
    return f'<w:rPr>{bold}{italic}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
