"""What is said of pages and PDFs: fonts, layout, a PDF that is judged or printed, its lines."""

from .entry import ENVIRONMENT, USAGE, Entry

PAGES_SAY: dict[str, Entry] = {
    "F101": Entry(
        "没有字体含有字符“{char}”（{code}）", "no face has the character {char!r} ({code})",
        "已查找：{tried}。可在 fonts/ 放入含此字的字体并在 fonts.yaml 加一行",
        "tried: {tried}; drop a font that has it into fonts/ and add a line to fonts.yaml",
    ),
    "F102": Entry(
        "字体文件“{path}”不能用：{reason}", "font file {path!r} cannot be used: {reason}",
        "运行 kanyin fonts 查看字体", "run `kanyin fonts` to see the faces", ENVIRONMENT,
    ),
    "F103": Entry(
        "没有角色名为“{role}”的字体", "there is no face with the role {role!r}",
        "{near_zh}可用：{known}", "{near_en}known: {known}", ENVIRONMENT,
    ),
    "F104": Entry(
        "字体“{role}”的“{char}”不在 {region} 惯用的位置，不挤压",
        "{char!r} of face {role!r} does not stand where {region} has it, and is not squeezed",
        "请换用该地区的字体，或改出版物的 language",
        "use a face made for the region, or another language",
    ),
    "L101": Entry(
        "文字溢出：{where_zh}放不下，余 {count} 字，自“{first}”起",
        "overset: {where_en} is full, {count} characters left, from “{first}”",
        "请删减文字，或在版式中放大此框、减小字号",
        "cut the text, or enlarge the frame or reduce the size in the layout",
    ),
    "L102": Entry(
        "“{first}”比行长还宽，放不进一行", "{first!r} is wider than the measure",
        "请断开它，或换用更宽的栏", "divide it, or use a wider column",
    ),
    "L103": Entry(
        "第 {page} 页容不下这个{what_zh}（高 {height} mm，空间 {room} mm）",
        "the {what_en} does not fit any page (page {page}: {height} mm high, {room} mm of room)",
        "请缩短或拆开它", "make it shorter or divide it",
    ),
    "L104": Entry(
        "目录页码在 {rounds} 轮内没有稳定", "page numbers did not settle in {rounds} rounds",
        "请在目录前后加一处分页", "let the contents begin on a page of its own",
    ),
    "L105": Entry(
        "共 {found} 页，不是 {wanted} 的倍数", "{found} pages, not a multiple of {wanted}",
        "装订需要 {wanted} 的倍数：请增减内容或节",
        "binding wants a multiple of {wanted}: add or cut matter",
    ),
    "L106": Entry(
        "{pages} 页超出上限 {limit} 页", "{pages} pages exceed the limit of {limit}",
        "请拆成几本", "divide the publication",
    ),
    "L107": Entry(
        "自“{first}”起的一行字距拉开 {opened} em",
        "the line from “{first}” is opened by {opened} em",
        "请改动几个字，或放宽栏宽", "change a few words, or use a wider column",
    ),
    "L108": Entry(
        "“{first}”之后断行，破了避头尾：连用的标点太多",
        "the line after “{first}” breaks within a run of marks", "请减少连用的标点",
        "use fewer marks in a row",
    ),
    "L109": Entry(
        "标题在“{first}”之后断行，不知是否拆了词：没有装分词库",
        "the heading breaks after “{first}”, perhaps inside a word: no tokenizer is installed",
        "请安装：pip install 'kanyin[words]'；或在标题里用换行指明",
        "install it: pip install 'kanyin[words]'; or put a line break into the heading",
    ),
    "P101": Entry(
        "“{path}”不是 PDF 文件", "{path!r} is no PDF file",
        "请给出 PDF 文件", "name a PDF file", USAGE,
    ),
    "P102": Entry(
        "PDF 文件“{path}”已损坏：{reason}", "the PDF file {path!r} is broken: {reason}",
        "请重新导出", "export it again", USAGE,
    ),
    "P103": Entry(
        "PDF 文件“{path}”有密码", "the PDF file {path!r} wants a password",
        "请先去掉密码：qpdf --decrypt --password=… 原文件 新文件",
        "take it off first: qpdf --decrypt --password=… OLD NEW", USAGE,
    ),
    "P104": Entry(
        "看 PDF 需要 pypdfium2：{reason}", "looking at a PDF needs pypdfium2: {reason}",
        "请安装：pip install pypdfium2", "install it: pip install pypdfium2",
        ENVIRONMENT,
    ),
    "P105": Entry(
        "没有第 {page} 页，共 {count} 页", "there is no page {page}, only {count}",
        "页码从 1 数起", "pages are counted from 1", USAGE,
    ),
    "P106": Entry(
        "没有可检查的中文横排行", "there is no horizontal Chinese line to judge",
        "扫描件、转为曲线的文字和竖排不检查：有 {turned} 字转向，{hidden} 字隐形",
        "scans, outlined and vertical text are not judged: {turned} glyphs are turned, {hidden} "
        "invisible",
    ),
    "P201": Entry(
        "这个颜色的墨量是 {found}%，上限 {limit}%",
        "this colour has {found} % of ink, the limit is {limit} %",
        "请减少 C、M、Y，或按纸张在版式里改 ink",
        "lower C, M or Y, or change ink in the layout for the paper",
    ),
    "P202": Entry(
        "不合 PDF/X-4（{rule}）：{what_zh}：{where}",
        "not PDF/X-4 ({rule}): {what_en}: {where}",
        "这是刊印的错，文件没有写出；请把出版物寄给我们",
        "this is kanyin's fault, and nothing was written; please send us the publication",
    ),
    "P203": Entry(
        "{level} 的文件不能加密码", "a {level} file may have no password",
        "给印厂的文件不加密；要加密请用 --for screen",
        "printing houses take no locked files; use --for screen", USAGE,
    ),
    "P204": Entry(
        "加密码需要 cryptography", "a password needs the library cryptography",
        "请安装：pip install 'kanyin[password]'", "install it: pip install 'kanyin[password]'",
        ENVIRONMENT,
    ),
    "P205": Entry(
        "为了放得下，图片降到 {dpi} dpi、质量 {quality}，文件 {size}",
        "to fit, pictures were brought down to {dpi} dpi, quality {quality}; the file has {size}",
        "要更清楚，请放宽 --max-size，或少用几张照片",
        "for clearer pictures raise --max-size, or use fewer photographs",
    ),
    "P206": Entry(
        "图片已降到最低，文件仍有 {size}，上限 {limit}：字体 {fonts}，图片 {pictures}，其余 {rest}",
        "with the coarsest pictures the file still has {size}, the limit is {limit}: "
        "fonts {fonts}, pictures {pictures}, all else {rest}",
        "请放宽 --max-size，减少图片，或把复杂的 SVG 换成照片",
        "raise --max-size, use fewer pictures, or photographs in place of intricate SVG",
    ),
    "P207": Entry(
        "密码不能用：{zh}", "the password cannot be used: {en}",
        "请换一个密码，或去掉 --password", "give another one, or leave --password out", USAGE,
    ),
    "P208": Entry(
        "{option} 不用于 {variant} 成品", "{option} is not for the {variant} edition",
        "请去掉它，或换一种成品", "leave it out, or choose the other edition", USAGE,
    ),
    "P209": Entry(
        "自“{first}”起的文字要印四色，墨量 {found}%，套印稍偏就发虚",
        "the text from “{first}” is printed in several inks, {found} % in all, and will blur",
        "请在版式里给这个颜色写 cmyk，黑字用 [0, 0, 0, 100]",
        "give this colour a cmyk in the layout; black type is [0, 0, 0, 100]",
    ),
    "P210": Entry(
        "专色“{name}”用在渐变里，渐变按四色印",
        "spot colour {name!r} stands in a gradient, which is printed in process inks",
        "请改用纯色，或换一种颜色", "use it flat, or use another colour",
    ),
    "J101": Entry("“{found}”不得在行首", "“{found}” may not begin a line"),
    "J102": Entry("“{found}”不得在行末", "“{found}” may not end a line"),
    "J103": Entry("“{found}”拆在两行", "“{found}” is divided between lines"),
    "J104": Entry("字距不匀，相差 {amount:.2f}em", "gaps differ by {amount:.2f} em"),
    "J105": Entry(
        "行末“{found}”未齐行，差 {amount:+.2f}em（负数为超出）",
        "“{found}” ends {amount:+.2f} em short of the measure (negative: beyond it)",
    ),
    "J106": Entry("孤字成行：“{found}”", "the last line holds “{found}” alone"),
    "J107": Entry(
        "“{found}”占 {amount:.2f}em，应两个合占一字",
        "“{found}” take {amount:.2f} em, not one em for two",
    ),
    "J108": Entry(
        "“{found}”占 {amount:.2f}em，应挤压为 1.5em",
        "“{found}” take {amount:.2f} em, not 1.5",
    ),
    "J109": Entry(
        "行末“{found}”占 {amount:.2f}em，应占半字",
        "“{found}” takes {amount:.2f} em at the line's end, not half of one",
    ),
}  # fmt: skip
