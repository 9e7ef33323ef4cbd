"""What is said of content: syntax, schema, Markdown, paths, pictures, what cannot be heard."""

from .entry import ENVIRONMENT, Entry

CONTENT_SAYS: dict[str, Entry] = {
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
}  # fmt: skip
