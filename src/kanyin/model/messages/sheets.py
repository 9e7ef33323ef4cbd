"""What is said of imposition."""

from .entry import UNWRITABLE, USAGE, Entry

SHEETS_SAY: dict[str, Entry] = {
    "P301": Entry(
        "PDF 里没有页", "the PDF has no pages", "请重新导出", "export it again", USAGE,
    ),
    "P302": Entry(
        "第 {page} 页成品是 {width} × {height} mm，第 1 页是 {wide} × {high} mm{more_zh}",
        "page {page} is {width} × {height} mm when trimmed, page 1 is {wide} × {high} mm{more_en}",
        "拼版要各页一样大；要缩放到一样，加 --fit",
        "pages that are imposed are of one size; --fit scales them", USAGE,
    ),
    "P303": Entry(
        "{sheet} 放不下：页面要 {width} × {height} mm，除去出血、标记与留边只有 {wide} × {high} mm",
        "{sheet} is too small: the pages want {width} × {height} mm, and beside bleed, marks and "
        "edges there are {wide} × {high} mm",
        "请换大纸（--sheet），或 --bleed 0、--marks none",
        "use a larger --sheet, or --bleed 0 and --marks none", USAGE,
    ),
    "P304": Entry(
        "{sheet} 上没有标记的位置，标记都不印",
        "there is no room for marks on {sheet}: none are printed",
        "要标记请换大一号的纸", "for marks use a larger sheet",
    ),
    "P305": Entry(
        "{scheme} 要 {wanted} 页，这里有 {found} 页",
        "{scheme} takes {wanted} pages, here are {found}",
        "用 --take 选出这些页；折页每面一页，封面是：封一、封二、封三、封四、书脊",
        "choose them with --take; a leaflet has a page for each panel, a cover front, insides, "
        "back, spine", USAGE,
    ),
    "P306": Entry(
        "一帖不能是 {found} 页", "a signature cannot have {found} pages",
        "可用：4、8、16、32", "known: 4, 8, 16, 32", USAGE,
    ),
    "P307": Entry(
        "不知道书脊多宽", "how wide the spine is cannot be told",
        "请给书芯页数与纸厚：--pages 96 --caliper 0.1mm，或直接给 --width",
        "give the pages inside and the paper, --pages 96 --caliper 0.1mm, or the --width", USAGE,
    ),
    "P308": Entry(
        "书脊页是 {found} mm，书脊应为 {wanted} mm",
        "the spine's page is {found} mm, the spine {wanted} mm",
        "请按书脊重做这一页，或改 --width", "make that page to measure, or change --width", USAGE,
    ),
    "P309": Entry(
        "书脊 {width} mm 没有自己的一页，封面的出血伸进来，中间留白 {white} mm",
        "the spine, {width} mm, has no page of its own: the cover's bleed runs onto it, and "
        "{white} mm in the middle stay white",
        "要印书脊，请在封面文件末尾加一页，宽与书脊同",
        "to print on it add a page as wide as the spine at the end of the cover's file",
    ),
    "P310": Entry(
        "要 {wanted} mm 出血，文件只有 {found} mm",
        "{wanted} mm of bleed are wanted, the file has {found}",
        "请用带出血的付印成品：kanyin build --for print",
        "use an edition with bleed: kanyin build --for print",
    ),
    "P311": Entry(
        "第 {page} 页{more}有批注或表单，印张上不印",
        "page {page}{more} has notes or form fields, which sheets do not show",
        "要印出来，请先在 PDF 软件里把它们拼合到页面",
        "flatten them into the page first to print them",
    ),
    "P312": Entry(
        "文件自称 PDF/X-4，但不合格，印张不再这样声明：{reason}",
        "the file says it is PDF/X-4 and is not, so the sheets do not say so: {reason}",
        "请从源文件重新导出", "export it again from its source",
    ),
    "P313": Entry(
        "不能写到原文件“{path}”上", "{path!r} is what is read, and is not written over",
        "请用 -o 给出别的名字", "name another file with -o", UNWRITABLE,
    ),
    "P314": Entry(
        "{count} 页骑马订太厚，书钉通常装 {most} 页以内",
        "{count} pages are thick for staples, which hold some {most}",
        "可改用胶装：--scheme perfect", "perfect binding may serve: --scheme perfect",
    ),
    "P315": Entry(
        "选页“{wish}”里的“{part}”看不懂", "{part!r} in {wish!r} names no pages",
        "写成 1,3-8,12- 这样", "write it like 1,3-8,12-", USAGE,
    ),
    "P316": Entry(
        "{scheme} 不能缩放（--fit）", "{scheme} cannot be scaled (--fit)",
        "请去掉 --fit，换大一点的纸", "leave --fit out and take a larger sheet", USAGE,
    ),
    "P317": Entry(
        "纸厚 {caliper:g} mm，爬移要到 {creep} mm",
        "paper of {caliper:g} mm would creep by {creep} mm",
        "纸厚一般在 0.05 至 0.35 mm 之间", "paper has 0.05 to 0.35 mm", USAGE,
    ),
    "P318": Entry(
        "行列太多，最多 {most}", "too many columns or rows, at most {most}",
        "请减少 --columns 或 --rows", "lower --columns or --rows", USAGE,
    ),
    "P319": Entry(
        "小样只画前 {most} 面，共 {count} 面",
        "the preview shows the first {most} sides of {count}",
        "其余请看 PDF 或 --plan", "see the PDF, or --plan, for the others",
    ),
    "P320": Entry(
        "第 {page} 页的出血只有 {found} mm，别的页有 {wanted} mm{more_zh}",
        "page {page} has {found} mm of bleed, others have {wanted}{more_en}",
        "裁切稍偏就露白；请重新导出这一页",
        "a cut that is a little off shows white; export it again",
    ),
    "P321": Entry(
        "“{key}”不用于 {scheme}", "{key!r} is not for {scheme}",
        "请去掉它；它用于：{known}", "leave it out; it is for: {known}", USAGE,
    ),
    "P322": Entry(
        "第 {page} 页宽 {width} mm，它背后的第 {back} 页宽 {other} mm",
        "page {page} is {width} mm wide, page {back} behind it {other} mm",
        "一面的正反要一样宽", "both faces of a panel are of one width", USAGE,
    ),
    "P323": Entry(
        "折进去的一面窄 {tuck} mm，只剩 {left} mm", "a panel {tuck} mm narrower has {left} mm left",
        "--tuck 一般 1 到 2 mm", "--tuck is 1 or 2 mm", USAGE,
    ),
    "P324": Entry(
        "书脊没有放折标的地方", "there is no room on the spine for collating marks",
        "请给 --spine，或不要 collating", "give a --spine, or leave collating out", USAGE,
    ),
}  # fmt: skip
