"""Word files: what a reader for them would pass over is read, or named in the account."""

from __future__ import annotations

import io
import zipfile

import pytest
from wordfile import PACKAGE, RELATION, W, paragraph, wordfile

from kanyin.intake.docx import read_docx
from kanyin.intake.pieces import Account, IntakeError

BOX = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def read(body: str, **more: object) -> tuple[str, Account]:
    account = Account()
    return read_docx(wordfile(body, **more), "a.docx", account)[0], account  # type: ignore[arg-type]


def dropped(account: Account) -> dict[str, str]:
    return {note.text: note.why_en for note in account.dropped}


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def drawing(inner: str) -> str:
    return (
        '<w:r><w:drawing><wp:anchor><wp:docPr id="1" name="n" descr="示意"/><a:graphic>'
        f"<a:graphicData>{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def boxed(text: str) -> str:
    inner = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return drawing(f'<wps:wsp xmlns:wps="{BOX}"><wps:txbx>{inner}</wps:txbx></wps:wsp>')


def related(*parts: str) -> dict[str, str]:
    """The relations of a Word file's text with parts of it, by their names."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATION}/{key.rstrip("12")}" Target="{key}.xml"/>'
        for key in parts
    )
    key = "word___rels__document_xml.rels"
    return {key: f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'}


def test_text_boxes_stand_below_their_paragraph() -> None:
    html, _ = read(f"<w:p>{run('锚点段落')}{boxed('框里的字')}</w:p>{paragraph('后一段')}")
    assert html == "<p>锚点段落</p><p>框里的字</p><p>后一段</p>"


def test_a_text_box_told_twice_is_read_once() -> None:
    inner = f"<w:txbxContent>{paragraph('框里的字')}</w:txbxContent>"
    vml = "xmlns:v='urn:schemas-microsoft-com:vml'"
    old = f"<w:pict><v:shape {vml}><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f"<mc:AlternateContent {mc}><mc:Choice>{boxed('框里的字')}</mc:Choice>"
    both = f"{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    html, _ = read(f"<w:p>{run('锚点')}<w:r>{both}</w:r></w:p>")
    assert html.count("框里的字") == 1
    alone = f"{choice}</mc:AlternateContent>"
    html, _ = read(f"<w:p>{run('锚点')}{alone}</w:p>")
    assert html == "<p>锚点</p><p>框里的字</p>"


def test_what_is_not_the_text_is_named() -> None:
    chart = drawing(f'<c:chart xmlns:c="{CHART}"/>')
    hidden, shown = run("看不见的", "<w:vanish/>"), run("看得见的", '<w:vanish w:val="0"/>')
    html, account = read(
        f"<w:p>{run('正文')}<w:del><w:r><w:delText>删去的</w:delText></w:r></w:del>"
        f"{hidden}{shown}{chart}</w:p><w:altChunk/>",
        **related("comments", "header1", "header2"),
        word__comments_xml=f"<w:comments {W}>{paragraph('请核对')}</w:comments>",
        word__header1_xml=f"<w:hdr {W}>{paragraph('内部资料')}</w:hdr>",
        word__header2_xml=f"<w:hdr {W}>{paragraph('内部资料')}</w:hdr>",
    )
    assert html == "<p>正文看得见的</p>"
    assert dropped(account) == {
        "删去的": "deleted in a revision", "看不见的": "hidden text", "请核对": "a comment",
        "示意": "a chart or a diagram", "内部资料": "a header or footer",
        "嵌入的另一份文件": "another file inside the file",
    }  # fmt: skip
    assert len(account.dropped) == 6, "a header of three pages is named once"


def test_text_in_elements_of_its_own_is_kept() -> None:
    ruby = (
        f"<w:ruby><w:rubyPr/><w:rt>{run('kān')}</w:rt><w:rubyBase>{run('刊')}</w:rubyBase></w:ruby>"
    )
    field = f"<w:fldSimple w:instr='PAGE'>{run('域里的字')}</w:fldSimple>"
    html, account = read(f"<w:p><w:r>{ruby}</w:r>{field}<w:r><w:cr/></w:r>{run('下一行')}</w:p>")
    assert html == "<p>刊域里的字<br />下一行</p>"
    assert dropped(account) == {"kān": "a gloss of ruby"}


def test_formulas_become_a_line() -> None:
    def t(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    power = f"<m:sSup><m:e>{t('x')}</m:e><m:sup>{t('2')}</m:sup></m:sSup>"
    fraction = f"<m:f><m:num>{t('a+b')}</m:num><m:den>{t('c')}</m:den></m:f>"
    root = f"<m:rad><m:e>{t('y')}</m:e></m:rad>"
    formula = f"<m:oMath xmlns:m='{MATH}'>{power}{t('=')}{fraction}{root}</m:oMath>"
    html, account = read(f"<w:p>{run('其中')}{formula}</w:p>")
    assert html == "<p>其中x^2=(a+b)/c√(y)</p>"
    assert [note.text for note in account.guessed] == ["x^2=(a+b)/c√(y)"]


def math(kind: str, inner: str = "", **parts: str) -> str:
    look = f"<m:{kind}Pr>{inner}</m:{kind}Pr>" if inner else ""
    cells = "".join(
        f"<m:{key}><m:r><m:t>{text}</m:t></m:r></m:{key}>" for key, text in parts.items()
    )
    return f"<m:{kind}>{look}{cells}</m:{kind}>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [(math("rad", deg="3", e="x"), "√[3](x)"),
     (math("nary", '<m:chr m:val="∑"/>', sub="i=1", sup="n", e="i"), "∑_(i=1)^n i"),
     (math("d", '<m:begChr m:val="|"/><m:endChr m:val="|"/>', e="x"), "|x|"),
     ("<m:d><m:e><m:r><m:t>x</m:t></m:r></m:e><m:e><m:r><m:t>y</m:t></m:r></m:e></m:d>", "(x,y)"),
     (math("f", '<m:type m:val="noBar"/>', num="n", den="k"), "(n,k)"),
     (math("sSup", e="a+b", sup="2"), "(a+b)^2"),
     (math("sSubSup", e="x", sub="i", sup="n+1"), "x_i^(n+1)"),
     (math("acc", '<m:chr m:val="̄"/>', e="x"), "x̄"),
     (f"<m:m><m:mr>{'<m:e><m:r><m:t>1</m:t></m:r></m:e>' * 2}</m:mr></m:m>", "1,1"),
     ("<w:del><m:r><m:t>9</m:t></m:r></w:del><m:r><m:t>8</m:t></m:r>", "8")],
)  # fmt: skip
def test_formulas_stay_what_they_are(formula: str, text: str) -> None:
    html, _ = read(f"<w:p><m:oMath xmlns:m='{MATH}'>{formula}</m:oMath></w:p>")
    assert html == f"<p>{text}</p>"


def test_a_table_of_contents_is_named() -> None:
    sdt = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{paragraph('第一章 总则 1')}</w:sdtContent></w:sdt>"
    )
    html, account = read(
        f"{sdt}{paragraph('第二章 分则 4', 'T1')}{paragraph('正文')}", names={"T1": "toc 1"}
    )
    assert html == "<p>正文</p>"
    assert set(dropped(account).values()) == {"a table of contents"}


def test_a_picture_that_is_not_there_is_named() -> None:
    picture = "<pic:pic><pic:blipFill><a:blip r:embed='r77'/></pic:blipFill></pic:pic>"
    html, account = read(f"<w:p>{run('正文')}{drawing(picture)}</w:p>")
    assert html == "<p>正文</p>"
    assert dropped(account) == {"示意": "a picture that is not in the file"}


def test_pictures_of_a_group_are_read() -> None:
    one = "<pic:pic><pic:blipFill><a:blip r:embed='{}'/></pic:blipFill></pic:pic>"
    group = f"<g>{one.format('rA')}<g>{one.format('rB')}</g></g>"
    html, _ = read(f"<w:p>{drawing(group)}</w:p>", pictures={"rA": b"a", "rB": b"b"})
    assert html == '<p><img alt="示意" src="docx:1" /><img alt="示意" src="docx:2" /></p>'


def level(at: int, form: str, text: str, style: str = "") -> str:
    of = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{of}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(text: str, number: str, at: int = 0) -> str:
    row = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{row}</w:pPr>{run(text)}</w:p>"


def test_numbers_that_word_counts_are_written() -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "第%1章", "H1") + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%1.%3")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "decimal", "%1.")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )  # fmt: skip
    body = (
        paragraph("总则", "H1") + numbered("目的", "1", 1) + numbered("范围", "1", 1)
        + paragraph("分则", "H1") + numbered("细目", "1", 1) + numbered("条", "1", 2)
        + numbered("甲", "2") + numbered("乙", "2")
    )  # fmt: skip
    html, _ = read(
        body, names={"H1": "heading 1"}, word__numbering_xml=numbering,
        **related("numbering", "styles"),
    )  # fmt: skip
    assert html == (
        "<h1>第一章总则</h1><p>（一）目的</p><p>（二）范围</p><h1>第二章分则</h1><p>（一）细目</p>"
        "<p>二.1 条</p><ol><li>甲</li><li>乙</li></ol>"
    )


@pytest.mark.parametrize("part", ["word/other.bin", "custom/x.xml"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_the_gate_looks_into_every_part(part: str, coding: str) -> None:
    """A relation may name any part, and a parser reads UTF-16."""
    entity = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    )
    out = io.BytesIO(wordfile(paragraph("正文")))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(part, entity.encode(coding))
    with pytest.raises(IntakeError) as caught:
        read_docx(out.getvalue(), "a.docx", Account())
    assert caught.value.code == "N105"


def test_a_main_part_of_another_name_is_found() -> None:
    out = io.BytesIO()
    data = io.BytesIO(wordfile(paragraph("正文")))
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for row in old.infolist():
            text = old.read(row).decode().replace("word/document.xml", "word/document2.xml")
            new.writestr(row.filename.replace("document.xml", "document2.xml"), text)
    assert read_docx(out.getvalue(), "a.docx", Account())[0] == "<p>正文</p>"


def lists(*levels: str, nums: str = "") -> dict[str, str]:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f"{nums or num('1')}</w:numbering>"
    )
    return {"word__numbering_xml": numbering, **related("numbering", "styles")}


def num(number: str, inner: str = "", of: str = "0") -> str:
    row = f'<w:abstractNumId w:val="{of}"/>{inner}'
    return f'<w:num w:numId="{number}">{row}</w:num>'


def test_a_list_that_is_broken_off_goes_on() -> None:
    body = numbered("甲", "1") + numbered("乙", "1") + paragraph("正文") + numbered("丙", "1")
    html, _ = read(body, **lists(level(0, "decimal", "%1.")))
    assert html == "<ol><li>甲</li><li>乙</li></ol><p>正文</p><p>3. 丙</p>"


def test_two_lists_of_one_kind_are_counted_together() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = num("1") + num("2") + num("3", anew)
    body = "".join(numbered(text, key) for text, key in zip("甲乙丙丁", "1233", strict=True))
    html, _ = read(body, **lists(level(0, "chineseCounting", "%1、"), nums=nums))
    assert html == "<p>一、甲</p><p>二、乙</p><p>一、丙</p><p>二、丁</p>"


def test_articles_of_rules_are_counted_through_the_chapters() -> None:
    on = '<w:lvlRestart w:val="0"/></w:lvl>'
    through = level(1, "chineseCounting", "第%2条").replace("</w:lvl>", on)
    body = "".join(numbered("某", "1", at) for at in (0, 1, 1, 0, 1))
    html, _ = read(body, **lists(level(0, "chineseCounting", "第%1章"), through))
    assert html == "<p>第一章某</p><p>第一条某</p><p>第二条某</p><p>第二章某</p><p>第三条某</p>"


def test_levels_may_be_overridden_and_say_words_alone() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "chineseCounting", "（%1）")}</w:lvlOverride>'
    html, _ = read(numbered("甲", "1"), **lists(level(0, "decimal", "%1."), nums=num("1", other)))
    assert html == "<p>（一）甲</p>"
    html, _ = read(numbered("甲", "1"), **lists(level(0, "none", "附件：")))
    assert html == "<p>附件：甲</p>"


def test_a_style_made_from_a_heading_is_one() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>'
    base = '<w:basedOn w:val="H1"/>'
    numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    sheet = (
        f"<w:styles {W}>{style.format('H1', 'heading 1', numbers)}"
        f"{style.format('Own', '校标题', base)}</w:styles>"
    )
    parts = lists(level(0, "chineseCounting", "%1、"))
    html, _ = read(paragraph("甲", "Own"), word__styles_xml=sheet, **parts)
    assert html == "<h1>一、甲</h1>"


def field(instruction: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('end')}"


@pytest.mark.parametrize(
    ("instruction", "text"),
    [(r"eq \o\ac(○,壹)", "壹"), (r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(pīn),拼)", "拼"),
     (r"EQ \f(1,2)", "1/2"), ("PAGE", "")],
)  # fmt: skip
def test_fields_that_hold_their_text(instruction: str, text: str) -> None:
    html, account = read(f"<w:p>{run('见')}{field(instruction)}{run('项')}</w:p>")
    assert html == f"<p>见{text}项</p>"
    assert len(account.guessed) == bool(text)


def test_a_note_of_two_paragraphs_is_one_note() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("第一段")}{paragraph("第二段")}'
        f'</w:footnote><w:footnote w:id="3">{paragraph("另一注")}</w:footnote></w:footnotes>'
    )
    marks = "".join(f'<w:r><w:footnoteReference w:id="{key}"/></w:r>' for key in "23")
    html, _ = read(
        f"<w:p>{run('正文')}{marks}</w:p>", word__footnotes_xml=notes, **related("footnotes")
    )
    assert "<p>第一段<br />第二段" in html
    assert html.count("<li ") == 2


def test_deleted_rows_and_paragraph_marks() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删去的行')}</w:tc></w:tr>"
    row = f"<w:tr><w:tc>{paragraph('留下的行')}</w:tc></w:tr>"
    html, account = read(
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前半句')}</w:p>"
        f"<w:p>{run('后半句')}</w:p><w:tbl>{gone}{row}</w:tbl>"
    )
    assert html == "<p>前半句后半句</p><table><tr><td><p>留下的行</p></td></tr></table>"
    assert set(dropped(account)) == {"删去的行"}


def test_moved_text_is_read_once_and_never_lost() -> None:
    gone = f"<w:moveFrom>{run('移走的')}</w:moveFrom>"
    html, account = read(f"<w:p>{gone}<w:moveTo>{run('移走的')}</w:moveTo></w:p>")
    assert html == "<p>移走的</p>"
    assert account.dropped == []
    _, account = read(f"<w:p>{run('正文')}{gone}</w:p>")
    assert set(dropped(account)) == {"移走的"}


def test_a_content_control_around_all_is_no_table_of_contents() -> None:
    contents = "<w:sdt><w:sdtPr><w:docPartGallery w:val='Table of Contents'/></w:sdtPr></w:sdt>"
    html, _ = read(f"<w:sdt><w:sdtContent>{contents}{paragraph('正文')}</w:sdtContent></w:sdt>")
    assert html == "<p>正文</p>"


def test_hidden_runs_keep_their_fields() -> None:
    end = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    ask = '<w:r><w:instrText>HYPERLINK "http://a.example/"</w:instrText></w:r>'
    apart = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    html, account = read(f"<w:p>{begin}{ask}{apart}{run('链接')}{end}{run('以后')}</w:p>")
    assert html == '<p><a href="http://a.example/">链接</a>以后</p>'
    assert account.dropped == []


def test_words_of_shapes_are_named_or_read() -> None:
    vml = "xmlns:v='urn:schemas-microsoft-com:vml'"
    inner = f"<v:textbox><w:txbxContent>{paragraph('圆里的字')}</w:txbxContent></v:textbox>"
    oval = f"<w:r><w:pict><v:oval {vml}>{inner}</v:oval></w:pict></w:r>"
    canvas = drawing("<a:p><a:r><a:t>画布上的字</a:t></a:r></a:p>")
    html, account = read(f"<w:p>{run('正文')}{oval}{canvas}</w:p>")
    assert html == "<p>正文</p><p>圆里的字</p>"
    assert set(dropped(account)) == {"画布上的字"}


@pytest.mark.parametrize(
    ("broken", "told"),
    [('<w:r><w:footnoteReference w:id="9"/></w:r>', {"9"}),
     ('<w:r><w:sym w:font="Wingdings"/></w:r>', {"Wingdings"}),
     ('<w:hyperlink r:id="rZ"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', set())],
)  # fmt: skip
def test_what_leads_nowhere_loses_no_file(broken: str, told: set[str]) -> None:
    html, account = read(f"<w:p>{run('正文')}{broken}</w:p>")
    assert html.startswith("<p>正文")
    assert set(dropped(account)) == told


def test_a_span_that_is_no_number_is_none() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr>{paragraph("格")}</w:tc>'
    assert read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")[0].count("格") == 1
