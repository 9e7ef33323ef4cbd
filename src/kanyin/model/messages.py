"""Every message of kanyin, in Chinese and English, with its hint and the exit code it leads to.

The families: Y syntax, S schema, M Markdown, R paths, I pictures, F fonts, L layout, A what cannot
be heard, P a PDF that is to be judged or printed, J what is found in its lines, N what is taken
in, E machine.
A new diagnostic is one row here, one call, and its case in tests/cases/diagnostics.yaml.
"""

from typing import NamedTuple

CONTENT, USAGE, ENVIRONMENT, UNWRITABLE = 1, 2, 4, 6


class Entry(NamedTuple):
    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""
    exit: int = CONTENT


CATALOGUE: dict[str, Entry] = {
    "Y001": Entry(
        "文件不是 UTF-8 文本：{reason}", "the file is not UTF-8 text: {reason}",
        "请另存为 UTF-8 编码", "save the file as UTF-8",
    ),
    "Y002": Entry("YAML 写法有误：{reason}", "YAML syntax: {reason}", "{hint_zh}", "{hint_en}"),
    "Y003": Entry(
        "文件超出限度：{what}，上限 {limit}", "the file is too large: {what}, at most {limit}",
        "请拆成几个文件", "split it into several files",
    ),
    "Y004": Entry(
        "不接受 YAML 的{what_zh}", "YAML {what_en} are not accepted here",
        "请直接写出内容", "write the value out",
    ),
    "Y005": Entry(
        "键“{key}”重复，前一处在第 {line} 行", "key {key!r} stands twice, first in line {line}",
        "请删去其中一处", "remove one of them",
    ),
    "Y006": Entry(
        "文字里有控制字符 {code}", "there is a control character {code} in the text",
        "请删去它", "remove it",
    ),
    "S101": Entry(
        "不认识的键“{key}”", "unknown key {key!r}", "{near_zh}可用的键：{known}",
        "{near_en}known keys: {known}",
    ),
    "S102": Entry(
        "“{key}”应为{wanted_zh}，这里是{found_zh}", "{key!r} wants {wanted_en}, found {found_en}",
        "例如：{example}", "for example: {example}",
    ),
    "S103": Entry(
        "缺少键“{key}”", "key {key!r} is missing", "请在此处补上“{key}: …”",
        "add “{key}: …” here",
    ),
    "S104": Entry(
        "没有名为“{name}”的{what_zh}", "there is no {what_en} named {name!r}",
        "{near_zh}可用：{known}", "{near_en}known: {known}",
    ),
    "S105": Entry(
        "表格第 {row} 行有 {found} 格，表头有 {wanted} 格",
        "row {row} of the table has {found} cells, its header {wanted}",
        "请补齐或删去多余的格", "give every row as many cells as the header",
    ),
    "S106": Entry(
        "专色“{name}”在前面有别的写法或别的实地 cmyk",
        "spot colour {name!r} was spelt otherwise above, or had another solid cmyk",
        "同一专色只有一种油墨：各处写同样的 cmyk，深浅用 tint",
        "one spot colour is one ink: give it the same cmyk everywhere, and a tint",
    ),
    "S107": Entry(
        "“{date}”不是 2021-03-03 这样的日期，文件的日期记作 {day}",
        "{date!r} is no date like 2021-03-03; the file is dated {day}",
        "请写成 年-月-日", "write it as year-month-day",
    ),
    "M101": Entry(
        "此处不支持 Markdown 的{what_zh}", "Markdown {what_en} are not supported here",
        "{hint_zh}", "{hint_en}",
    ),
    "M102": Entry(
        "链接只印出文字，地址“{href}”不印", "a link prints its text only, not its address {href!r}",
        "要印地址，请写在文中", "write the address out where it should be printed",
    ),
    "M103": Entry(
        "链接地址“{href}”打不开，只排文字",
        "a reader cannot follow the address {href!r}: its text only is set",
        "请写完整地址，以 https://、http://、mailto: 或 tel: 开头",
        "write the whole address, from https://, http://, mailto: or tel:",
    ),
    "A101": Entry(
        "图片“{path}”没有替代文字，看不见的人不知道图上有什么",
        "picture {path!r} has no alternative text for those who cannot see it",
        "请加 alt: 一句话说出图上有什么；只是装饰的图写 ornament: true",
        "add alt: with a sentence that tells what it shows; an ornament has ornament: true",
    ),
    "R101": Entry(
        "路径“{path}”不在出版物文件夹内", "path {path!r} leaves the publication's folder",
        "请把文件放进出版物文件夹，用相对路径", "put the file inside and use a relative path",
    ),
    "R102": Entry(
        "找不到文件“{path}”", "file {path!r} not found", "{near_zh}", "{near_en}",
    ),
    "I101": Entry(
        "图片“{path}”无法读取：{reason}", "picture {path!r} cannot be read: {reason}",
        "可用 JPEG、PNG、SVG；请重新导出", "JPEG, PNG and SVG are read; export it again",
    ),
    "I102": Entry(
        "图片“{path}”排出来只有 {found} dpi，这里需要 {wanted} dpi",
        "picture {path!r} is set at {found} dpi, where {wanted} dpi are wanted",
        "请换大图，或把图排小到 {width} mm 宽以内",
        "use a larger picture, or set it no wider than {width} mm",
    ),
    "I103": Entry(
        "SVG 中的{what}不在可用范围内", "{what} in an SVG is not among what is drawn",
        "请在绘图软件中展开为路径与渐变后再导出", "expand it to paths and gradients, export again",
    ),
    "I104": Entry(
        "色彩特性文件“{path}”不能用：{reason}",
        "the colour profile {path!r} cannot be used: {reason}",
        "请向印厂要 CMYK 输出特性文件（.icc）",
        "ask the printing house for its CMYK output profile (.icc)", ENVIRONMENT,
    ),
    "I105": Entry(
        "图片“{path}”墨量到 {found}%，上限 {limit}%",
        "picture {path!r} has up to {found} % of ink, the limit is {limit} %",
        "这张图已是 CMYK，按原样付印；请换分色时限墨的特性文件重新导出",
        "it is CMYK already and goes as it is; export it again with a profile that keeps the limit",
    ),
    "I106": Entry(
        "图片“{path}”嵌入的色彩特性用不上：{reason}",
        "the colour profile inside picture {path!r} cannot be followed: {reason}",
        "按通常的颜色处理；请重新导出", "its colours are taken as usual; export it again",
    ),
    "I107": Entry(
        "图片“{path}”按另一种印刷条件分色：{profile}",
        "picture {path!r} was separated for another printing condition: {profile}",
        "墨量按原样付印；要一致请用 RGB 原图",
        "its inks go as they are; use the RGB original to match",
    ),
    "I108": Entry(
        "此处缺图：{note}", "a picture is missing here: {note}",
        "放入图片，把 note 换成 picture 与 alt",
        "put the picture in; say picture and alt in place of note",
    ),
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
        "检查 PDF 需要 pypdfium2：{reason}", "judging a PDF needs pypdfium2: {reason}",
        "请安装：pip install 'kanyin[check]'", "install it: pip install 'kanyin[check]'",
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
    "N101": Entry(
        "“{path}”不是可以收的稿件：{what}", "{path!r} is nothing that can be taken in: {what}",
        "可收：网页（HTML）、Word（.docx）、Markdown、纯文本",
        "web pages (HTML), Word (.docx), Markdown and plain text are taken in",
    ),
    "N102": Entry(
        "“{path}”太大：{size} MB，上限 {limit} MB",
        "{path!r} is too large: {size} MB, at most {limit}",
        "请拆开，或去掉不要的部分", "divide it, or leave out what is not wanted",
    ),
    "N103": Entry(
        "“{path}”是旧式 .doc，或加了密码", "{path!r} is an old .doc, or has a password",
        "请在 Word 或 WPS 里另存为 .docx，不加密码", "save it as .docx without a password",
    ),
    "N104": Entry(
        "“{path}”的文字编码认不出", "the encoding of {path!r} cannot be told",
        "请另存为 UTF-8", "save it as UTF-8",
    ),
    "N105": Entry(
        "Word 文件“{path}”已损坏或有害，未读：{reason}",
        "the Word file {path!r} is broken or harmful, and was not read: {reason}",
        "请用 Word 或 WPS 打开后另存一份", "open it in a word processor and save it anew",
    ),
    "N106": Entry(
        "文件夹“{path}”已经在了，而且不空", "the folder {path!r} is there already, and not empty",
        "请用 -o 给出别的文件夹", "name another folder with -o", UNWRITABLE,
    ),
    "N107": Entry(
        "“{path}”里没有正文", "there is no text in {path!r}",
        "网页请存成“全部”，而不是只存脚本框架", "save the page whole, not only its frame",
    ),
    "N108": Entry(
        "“{path}”不在可收之列：文件夹里没有稿件", "there is nothing to take in at {path!r}",
        "请给出文件，或有稿件的文件夹", "name a file, or a folder that holds some",
    ),
    "N109": Entry(
        "“{path}”已经是出版物", "{path!r} is a publication already",
        "直接用 kanyin build", "build it with kanyin build",
    ),
    "N110": Entry(
        "网页“{path}”的结构太深、太大，不像人写的",
        "the page {path!r} is nested too deeply, or too large",
        "请只存正文再收", "save the text of it alone",
    ),
    "N201": Entry(
        "图片“{source}”没有收到：{zh}", "picture {source!r} was not had: {en}",
        "文中留了位置；把图放进 pictures/ 后改 figure",
        "its place is kept; put the file in, and name it",
    ),
    "N202": Entry(
        "没有字体含有“{char}”（{code}），共 {count} 处：{done_zh}",
        "no face has {char!r} ({code}), {count} times: {done_en}",
        "要保留请放入含此字的字体", "to keep it bring a font that has it",
    ),
    "N203": Entry(
        "第 {line} 行“{before}”应作“{after}”：{zh}",
        "line {line}: {before!r} should read {after!r}: {en}",
        "加 --fix 改好；有转义或折行的值请手改",
        "--fix mends it; escapes and folded lines are for you",
    ),
    "N204": Entry(
        "图片“{name}”没有替代文字，先以文件名代",
        "picture {name!r} has no alternative text; its name stands in",
        "请在 alt 写一句话，说出图上有什么", "write a sentence at alt that tells what it shows",
    ),
    "E101": Entry(
        "无法写入“{path}”：{reason}", "cannot write {path!r}: {reason}",
        "原文件未动；请检查权限与磁盘空间", "the old file is untouched; check rights and space",
        UNWRITABLE,
    ),
    "E103": Entry(
        "环境变量 SOURCE_DATE_EPOCH 的值“{value}”不是秒数，不用",
        "SOURCE_DATE_EPOCH is {value!r}, no number of seconds, and is not used",
        "请给出 1970 年以来的秒数", "give the seconds since 1970",
    ),
    "E104": Entry(
        "写成的 PDF 读不回来：{reason}", "the PDF that was made cannot be read again: {reason}",
        "这是刊印的错，原有文件未动；请把出版物寄给我们",
        "this is kanyin's fault, and the old file is untouched; please send us the publication",
        UNWRITABLE,
    ),
    "E102": Entry(
        "无法读取“{path}”：{reason}", "cannot read {path!r}: {reason}",
        "请检查路径与权限", "check the path and its rights",
    ),
}  # fmt: skip
