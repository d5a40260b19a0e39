//! Chinese papers. What is more than words is in the rules for Han characters (`*/han.rs`);
//! traditional characters are read by the simplified ones.

/// Roles, papers, agencies and verbs within bylines and credits, which are no names; longer ones
/// first.
#[rustfmt::skip]
pub(crate) const ROLES: [&str; 121] = [
    "文并摄", "学生记者团", "学生记者", "记者团", "受访专家", "见习记者", "实习记者", "特约记者", "本报记者", "摄影记者", "首席记者", "特约通讯员", "本报通讯员", "通讯员",
    "实习生", "特派员", "特派记者", "评论员", "新华社记者", "指导老师", "指导教师", "新华社发", "新华社", "中新社",
    "中央社", "中新网", "本报讯", "本报", "记者", "文、图", "视觉中国", "提供图片", "提供", "法新社", "路透社",
    "美联社", "欧新社", "受访者", "家属", "警方", "校方", "院方", "馆方", "口述", "采写", "策划", "图文", "文图",
    "摄影报道", "报道", "摄影", "传真照片", "资料照片", "资料图片", "资料图", "照片", "供图", "制图", "绘图", "编辑",
    "整理", "撰稿", "供稿", "报导", "摄", "文/", "图/", "文／", "图／", "□", "■", "◎", "●", "☐", "○", "⊙", "文\\", "图\\", "作者",
    "本版", "特约", "主笔", "撰文", "编译", "翻译", "译者", "综合", "外电", "市民", "读者", "网友", "学生", "首席",
    "资深", "公交", "水务", "供电", "气象", "副主任医师", "主任医师", "主治医师", "特级教师", "高级教师", "解答",
    "作家", "诗人", "教授", "研究员", "采访", "主持人", "主讲人", "讲评人", "观察员", "妻子", "律师", "★", "◆", "△",
    "文·", "文：", "图：",
];

/// What those who write for a paper are called.
pub(crate) const WRITERS: [&str; 8] =
    ["记者", "通讯员", "特派员", "评论员", "实习生", "编者", "特约撰稿", "作者："];

/// The same of those who put together, translate or edit what others wrote.
#[rustfmt::skip]
pub(crate) const EDITORS: [&str; 4] = ["撰文", "编译", "主笔", "编辑"];

/// What lines end with that name a writer's role, and no writer: credits, and standing heads.
#[rustfmt::skip]
pub(crate) const NO_BYLINES: [&str; 11] = [
    "摄", "报道", "版", "照片", "来信", "手记", "札记", "观察", "述评", "调查", "日记",
];

/// What a row below a headline says that guests did.
pub(crate) const DONE_BY_GUESTS: [&str; 8] =
    ["主持", "主持会议", "参加", "出席", "讲话", "陪同", "会见", "致辞"];

/// What a row above a headline ends in that says where somebody spoke.
pub(crate) const SPOKE: [&str; 5] = ["强调", "指出", "要求", "提出", "时说"];

/// What somebody did, or is said of a text or a picture, by itself.
pub(crate) const WORKS: [&str; 8] = ["版", "文", "图", "完", "略", "图文", "文图", "图略"];

/// What parentheses below a text say that sign nothing: （未完待续）, （作者系青溪大学教授）.
pub(crate) const NOTED: [&str; 9] =
    ["待续", "未完", "作者系", "作者为", "作者是", "详见", "报道见", "答案", "稿件"];

/// What a correspondent's report is called, on the mainland and in Taiwan.
pub(crate) const REPORTS: [&str; 2] = ["报道", "报导"];

/// What a reporter did, behind the name and a space.
pub(crate) const REPORTED: [&str; 4] = ["报道", "综合报道", "摄影报道", "整理报道"];

/// Whom letters speak to.
pub(crate) const ADDRESSES: [&str; 4] = ["编辑同志", "编辑部", "编辑先生", "编辑您好"];

/// What reports begin with, whatever their place and date. 综合消息人士的说法 is of a text.
#[rustfmt::skip]
pub(crate) const DATELINES: [&str; 16] = [
    "本报讯", "本报综合讯", "本报综合消息", "综合消息 ", "本报综合外电报道", "本报综合报道", "本报消息", "本刊讯",
    "本报电", "本台消息", "综合新华社电", "综合新华社报道", "新华社电", "新华社讯", "新华社特稿", "新华社专电",
];

/// What credits of pictures end with.
#[rustfmt::skip]
pub(crate) const CREDITS: [&str; 12] = [
    "摄", "摄影", "传真照片", "照片", "资料片", "资料图", "资料图片", "供图", "制图", "绘图", "新华社发", "新华社 发",
];

/// What a work of art is, beside its title.
#[rustfmt::skip]
pub(crate) const ARTS: [&str; 19] = [
    "国画", "中国画", "油画", "版画", "水彩", "水彩画", "水粉画", "水墨画", "年画", "农民画", "素描", "速写",
    "木刻", "剪纸", "篆刻", "书法", "摄影", "雕塑", "插图",
];

/// Those of [`CREDITS`] that end the credit of a caption which nothing else shows to be one: 照片
/// ends sentences too.
pub(crate) const SHOT: [&str; 4] = ["摄", "供图", "资料图", "资料图片"];

/// Who sends stories and pictures to Chinese papers.
#[rustfmt::skip]
pub(crate) const AGENCIES: [&str; 14] = [
    "视觉中国", "法新社", "路透社", "美联社", "欧新社", "新华社", "中新社", "中央社", "法新", "路透", "美联", "欧新",
    "东方IC", "资料室",
];

/// Who sells pictures to them, and no stories.
#[rustfmt::skip]
pub(crate) const PICTURE_AGENCIES: [&str; 6] = [
    "人民图片", "人民视觉", "光明图片", "中新图片", "影像中国", "新华图片",
];

/// What offices end in whose name is a row of its own, below a letter or a notice: shorter endings
/// end headlines too.
#[rustfmt::skip]
pub(crate) const OFFICES: [&str; 15] = [
    "公司", "局", "委员会", "办公室", "法院", "检察院", "人民政府", "管委会", "办事处", "指挥部", "管理处", "编辑部",
    "支队", "大队", "协会",
];

/// What offices, schools and places end in beside a name: 临渡林业站.
#[rustfmt::skip]
pub(crate) const PLACES: [char; 28] = [
    '站', '科', '局', '厅', '委', '院', '校', '学', '所', '部', '室', '处', '厂', '司', '村', '乡', '镇', '县',
    '队', '市', '省', '州', '馆', '级', '班', '连', '营', '旅',
];

/// Those of them that are words, whatever a name may end in: 农学院 is none of somebody 农.
#[rustfmt::skip]
pub(crate) const WORKPLACES: [&str; 19] = [
    "车间", "工段", "班组", "集团", "中心", "学院", "医院", "法院", "大学", "中学", "小学", "银行", "证券", "公司",
    "宣传部", "编辑部", "图书馆", "团委", "工会",
];

/// What those who write letters say they are.
#[rustfmt::skip]
pub(crate) const PEOPLE: [&str; 40] = [
    "村民", "居民", "市民", "读者", "教师", "老师", "职工", "工人", "学生", "干部", "医生", "志愿者", "医师",
    "研究生", "干事", "教授", "律师", "作家", "农民", "技术员", "研究员", "分析师", "药师", "农艺师", "园艺师",
    "工程师", "教导员", "指导员", "辅导员", "讲师", "院长", "主任", "民警", "法官", "经理", "书记", "局长",
    "主席", "会长", "厂长",
];

/// What those begin with who sign together.
pub(crate) const GROUPS: [&str; 6] = ["一群", "部分", "全体", "几名", "几位", "一名"];

/// What those are called who give a picture to a paper: 警方, 交通局, 受访者.
#[rustfmt::skip]
pub(crate) const GIVERS: [&str; 19] = [
    "方", "局", "队", "公司", "馆", "社", "院", "会", "校", "厂", "店", "委", "办", "处", "家属", "读者",
    "网友", "本人", "受访者",
];

/// Standing heads.
#[rustfmt::skip]
pub(crate) const HEADS: [&str; 41] = [
    "提醒", "警方提醒", "专家提醒", "记者提醒", "律师说法", "温馨提示", "温馨提醒", "友情提示", "链接", "相关链接",
    "新闻链接", "新闻背景", "延伸阅读", "名词解释", "手记", "记者手记", "采访手记", "对话", "短评", "点评", "锐评",
    "快评", "编后", "记者观察", "新闻速递", "新闻多一点", "新闻多一些", "新闻追踪", "便民信息", "便民服务", "社论",
    "误区", "百字短评", "漫画漫话",
    "法官说法", "检察官说法", "以案说法", "小贴士", "一句话新闻", "有信必复", "今日快评",
];

/// What stands above a photograph by itself in Chinese papers.
pub(crate) const PICTURES: [&str; 5] = ["图片新闻", "图片报道", "新闻图片", "摄影报道", "图说"];

/// What those are called who write letters to papers.
pub(crate) const READERS: [&str; 7] = ["读者", "市民", "网友", "居民", "村民", "业主", "乘客"];

/// What notices and briefs are headed by.
#[rustfmt::skip]
pub(crate) const NOTICES: [&str; 17] = [
    "启事", "公告", "声明", "讣告", "通告", "通知", "停电通知", "停水通知", "招租", "简讯", "短讯", "快讯", "短波", "更正",
    "今日提醒", "预告", "信箱",
];

/// What stands above the figures of a match.
pub(crate) const STATISTICS: [&str; 3] = ["技术统计", "数据统计", "比赛数据"];

/// What rows begin with that say who made a page.
pub(crate) const STAFF: [&str; 8] =
    ["编辑：", "责编：", "美编：", "版式：", "校对：", "主编：", "编辑／", "美编／"];

/// What stands above the index of an issue.
pub(crate) const INDEX_HEADS: [&str; 7] =
    ["导读", "今日导读", "本期导读", "新闻导读", "今日要目", "本期要目", "要目"];

/// Names of sections. Those that end in 新闻 or 周刊 are known without standing here.
#[rustfmt::skip]
pub(crate) const SECTIONS: [&str; 96] = [
    "要闻", "国际", "国内", "时政", "综合", "经济", "财经", "政治", "法治", "社会", "民生", "体育", "文化", "文艺",
    "副刊", "教育", "科技", "科教", "科学", "理论", "评论", "言论", "观点", "读书", "健康", "读者来信", "理财",
    "公告", "卫生", "生态", "环境", "军事", "农村", "地方", "港澳台", "专版", "专题", "专刊", "周刊", "周末", "假日",
    "旅游", "视觉", "广告", "党建", "人物", "生活", "深度", "调查", "关注", "焦点", "都市", "天下", "产经", "文娱",
    "娱乐", "艺术", "文学", "历史", "阅读", "特刊", "特别报道",
    "时评", "时事", "民情", "民声", "县区", "乡村", "三农", "园区", "金融", "房产", "汽车", "教科卫", "文旅", "文体", "法制", "政法", "政务",
    "聚焦", "热点", "特稿", "纪实", "城事", "家园", "社区", "职场", "娱乐圈", "天下事", "广角", "视点", "纵横", "中国", "世界", "台湾", "大湾区",
];

/// What names of columns and events end in, which stand above headlines.
#[rustfmt::skip]
pub(crate) const COLUMNS: [&str; 16] = [
    "赛", "杯", "会", "节", "展", "奖", "热线", "故事", "行动", "论坛", "活动", "专栏", "观察", "视点", "追踪",
    "关注",
];
