"""What is said of mail: addresses, lists, the size of a message, accounts, servers."""

from .entry import ENVIRONMENT, UNWRITABLE, USAGE, Entry

MAIL_SAYS: dict[str, Entry] = {
    "D201": Entry(
        "“{text}”不是可用的邮件地址：{zh}", "{text!r} is no mail address: {en}",
        "写作 a@b.cn，或 张三 <a@b.cn>；一个 --to、名单一行只写一个",
        "write a@b.cn, or Name <a@b.cn>; one for each --to, and for each row of a list",
    ),
    "D202": Entry(
        "{what_zh}不能用：{zh}", "this {what_en} cannot be used: {en}",
        "换一个：--subject 改主题，--name 改附件名，名单里的名字请改名单",
        "give another one: --subject, --name, or in the list",
    ),
    "D203": Entry(
        "名单里没有“{name}”一列", "the list has no column {name!r}",
        "{near_zh}可用：{known}；花括号本身写作 {{{{ 与 }}}}",
        "{near_en}known: {known}; write {{{{ and }}}} for braces",
    ),
    "D204": Entry(
        "{address} 的“{name}”是空的，正文或主题里要用", "column {name!r} of {address} is empty",
        "请在名单里补上，或从正文、主题里去掉这个字段",
        "fill it in, or take the field out of the subject and the body",
    ),
    "D205": Entry(
        "单独的“{brace}”", "a brace {brace!r} that belongs to no field",
        "花括号本身写作 {{{{ 与 }}}}", "write {{{{ and }}}} for braces",
    ),
    "D206": Entry(
        "名单第一行要有列名，其中一列叫“邮箱”或 email，各列不重名；这里是：{columns}",
        "the first row of a list names its columns, each once, one of them email; found: {columns}",
        "请补上一行：姓名,邮箱", "put a row like name,email above",
    ),
    "D207": Entry(
        "这一行有 {found} 格，列名有 {wanted} 个",
        "this row has {found} cells, the header {wanted}",
        "格里有逗号时要加引号", "put a cell with a comma in quotes",
    ),
    "D208": Entry(
        "文本文件不能用：{zh}", "this text file cannot be used: {en}",
        "请另存为 UTF-8 纯文本；名单存为 CSV", "save it as UTF-8 text, a list as CSV",
    ),
    "D209": Entry(
        "{address} 前面已经有了（{before}），只寄一封",
        "{address} stands above already ({before}), and gets one message",
        "请删去其中一处", "remove one of them",
    ),
    "D210": Entry(
        "邮件有 {size}，上限 {limit}，超出 {over}；PDF 最大可到 {room}",
        "the message has {size}, the limit is {limit}: {over} too much; the PDF may have {room}",
        "请直接给出版物文件夹，图片会降到放得下；或用 --max-size 放宽",
        "give the publication's folder, whose pictures are then stepped down; or raise --max-size",
        USAGE,
    ),
    "D211": Entry(
        "邮件有 {size}，不少单位的邮箱只收 {usual} 以内",
        "the message has {size}; many offices take no more than {usual}",
        "请先问收件人，或不写 --max-size", "ask first, or leave --max-size out",
    ),
    "D212": Entry(
        "服务器 {host} 只收 {limit:,} 字节以内，邮件有 {size:,} 字节；没有寄",
        "the server {host} takes up to {limit:,} bytes, the message has {size:,}; none was sent",
        "请给出版物文件夹并把 --max-size 写成这个上限；已是 PDF 的，请另做小一些的",
        "give the publication's folder with this as --max-size; of a PDF make a smaller one", USAGE,
    ),
    "D213": Entry(
        "PDF 文件“{path}”不完整，末尾缺了", "the PDF file {path!r} is cut off at its end",
        "请重新导出或下载", "export it again, or fetch it again", USAGE,
    ),
    "D214": Entry(
        "邮件帐户不能用：{zh}", "the mail account cannot be used: {en}",
        "写法见 docs/mail.md", "docs/mail.md says how it is written", ENVIRONMENT,
    ),
    "D215": Entry(
        "帐户文件“{path}”里有密码，别人也读得到", "others can read {path!r}, which has a password",
        "请运行 chmod 600 '{path}'", "run chmod 600 '{path}'",
    ),
    "D216": Entry(
        "没有邮件帐户，不能寄", "there is no mail account to send with",
        "写在 {path}（见 docs/mail.md），或设 KANYIN_SMTP_HOST 等环境变量；不写 --send 则只写草稿",
        "write one to {path} (see docs/mail.md), or set KANYIN_SMTP_HOST and so on; without --send "
        "a draft is written",
        ENVIRONMENT,
    ),
    "D217": Entry(
        "连不上邮件服务器 {zh}", "the mail server cannot be reached, {en}",
        "请检查 host、port、security 与网络；名单再运行一次不会重寄",
        "check host, port, security and the network; a list sends nobody twice", ENVIRONMENT,
    ),
    "D218": Entry(
        "与 {host} 不能加密：{zh}", "the line to {host} cannot be made safe: {en}",
        "自己的证书请写 ca: 文件；465 端口用 security = \"tls\"，587 用 \"starttls\"",
        "name your own authority's file at ca; port 465 is security tls, 587 starttls",
        ENVIRONMENT,
    ),
    "D219": Entry(
        "{host} 不认帐户或密码：{zh}", "{host} does not take the account or password: {en}",
        "QQ、163 等要用授权码，不是登录密码", "many providers want a password made for programs",
        ENVIRONMENT,
    ),
    "D220": Entry(
        "没有寄给 {address}，服务器拒收：{reply}", "not sent to {address}, refused: {reply}",
        "请核对地址；名单里被拒的，再寄用 --again refused",
        "check the address; of a list, --again refused tries anew",
    ),
    "D221": Entry(
        "没有寄成 {address}，试了 {rounds} 轮：{reply}",
        "not sent to {address}, tried {rounds} times: {reply}",
        "请稍后再运行一次，寄过的不会重寄", "run it again later; nobody gets it twice", ENVIRONMENT,
    ),
    "D222": Entry(
        "寄给 {address} 时断了线，不知服务器收下没有：{reason}",
        "the server was lost while it took the message to {address}, perhaps it has: {reason}",
        "不会自动再寄；请看发件箱或问收件人，确知没有寄到再寄（名单用 --again doubt）",
        "find out before it is sent again; of a list, with --again doubt", ENVIRONMENT,
    ),
    "D223": Entry(
        "上次没等到服务器答复，不知寄到没有：{address}，没有再寄（Message-ID {identity}）",
        "an earlier run did not hear whether {address} was served; not sent again ({identity})",
        "多半已寄到；确知没有时用 --again doubt",
        "it most likely was; where it was not, use --again doubt", ENVIRONMENT,
    ),
    "D224": Entry(
        "服务器不支持 @ 之前的非英文字母（SMTPUTF8），没有寄给 {address}",
        "the server takes ASCII only before the @ (no SMTPUTF8); not sent to {address}",
        "请用对方的英文地址", "use an address in ASCII",
    ),
    "D225": Entry(
        "寄出记录“{path}”正在被另一次运行使用", "the journal {path!r} is in use by another run",
        "请等那一次结束", "wait for it to end", ENVIRONMENT,
    ),
    "D226": Entry(
        "寄出记录“{path}”不能用：{reason}", "the journal {path!r} cannot be used: {reason}",
        "没有它就不知道寄过谁；请检查权限与磁盘，或用 --journal 另给一个",
        "it alone knows who was served; check rights and space, or name one with --journal",
        UNWRITABLE,
    ),
    "D227": Entry(
        "记录里有另一批（主题“{subject}”，寄出 {sent}，未寄出 {left}），与这次的 PDF、主题、正文或"
        "发件人不同",
        "the journal has another mailing (subject {subject!r}, {sent} sent, {left} not), whose "
        "PDF, subject, body or sender differ from these",
        "要接着寄那一批，请照原样；这次确是新的一批，加 --afresh",
        "to go on with that one leave them as they were; a new mailing wants --afresh", USAGE,
    ),
    "D228": Entry(
        "{host} 接连不收，停了：{reply}", "{host} takes nothing from us, and we stopped: {reply}",
        "请看服务器的话：发件人、限额、内容；再运行一次从停处接着寄",
        "read what it says on sender, quota or content; a rerun goes on from there", ENVIRONMENT,
    ),
    "D229": Entry(
        "上次被拒，没有再寄：{address}（{reply}）",
        "refused last time and not sent again: {address} ({reply})",
        "改了地址或问题已解决，用 --again refused", "if that is mended, use --again refused",
    ),
    "D230": Entry(
        "文件夹“{path}”里还有别的草稿，共 {count} 封，不是这一批的",
        "the folder {path!r} has {count} other draft(s), which are not of this mailing",
        "免得一起寄出，请先移走，或换一个文件夹",
        "move them away, or name another folder, so that they are not sent along",
    ),
    "D231": Entry(
        "名单里没有收件人", "the list names nobody",
        "列名下面每行写一个收件人", "put a row for each below the names of its columns",
    ),
}  # fmt: skip
