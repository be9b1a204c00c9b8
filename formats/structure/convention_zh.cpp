// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Chinese, simplified and traditional. Compound labels (人民日报记者, 本报驻京记者) are built from the glued ones.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"记者", "reporter", before_names, glued},
    {"本报记者", "reporter", before_names, glued},
    {"本刊记者", "reporter", before_names, glued},
    {"本社记者", "reporter", before_names, glued},
    {"特约记者", "reporter", before_names, glued},
    {"见习记者", "reporter", before_names, glued},
    {"实习记者", "reporter", before_names, glued},
    {"记　者", "reporter", before_names, glued},
    {"実習記者", "reporter", before_names, glued},
    {"記者", "reporter", before_names, glued},
    {"本報記者", "reporter", before_names, glued},
    {"本刊記者", "reporter", before_names, glued},
    {"特約記者", "reporter", before_names, glued},
    {"特派记者", "correspondent", before_names, glued},
    {"特派記者", "correspondent", before_names, glued},
    {"特派员", "correspondent", before_names, glued},
    {"特派員", "correspondent", before_names, glued},
    {"通讯员", "correspondent", before_names, glued},
    {"特约通讯员", "correspondent", before_names, glued},
    {"通訊員", "correspondent", before_names, glued},
    {"实习生", "contributor", before_names, glued},
    {"實習生", "contributor", before_names, glued},
    {"评论员", "commentator", before_names, glued},
    {"評論員", "commentator", before_names, glued},
    {"作者", "author", before_names, marked},
    {"撰文", "author", before_names, glued},
    {"撰稿", "author", before_names, glued},
    {"文/图", "author", either, glued},
    {"文/圖", "author", either, glued},
    {"图/文", "author", either, glued},
    {"圖/文", "author", either, glued},
    {"文图", "author", either, marked},
    {"图文", "author", either, marked},
    {"圖文", "author", either, marked},
    {"文并图", "author", after_names, glued},
    {"文字", "author", before_names, marked},
    {"文", "author", either, marked},
    {"摄影", "photographer", either, glued},
    {"摄影报道", "photographer", either, glued},
    {"摄影记者", "photographer", before_names, glued},
    {"攝影", "photographer", either, glued},
    {"攝影記者", "photographer", before_names, glued},
    {"图片", "photographer", before_names, marked},
    {"圖片", "photographer", before_names, marked},
    {"图", "photographer", either, marked},
    {"圖", "photographer", either, marked},
    {"摄", "photographer", after_names, glued},
    {"攝", "photographer", after_names, glued},
    {"责任编辑", "editor", before_names, glued},
    {"责编", "editor", before_names, word},
    {"本版编辑", "editor", before_names, glued},
    {"版面编辑", "editor", before_names, glued},
    {"編輯", "editor", before_names, word},
    {"責任編輯", "editor", before_names, glued},
    {"编辑", "editor", before_names, word},
    {"主编", "editor", before_names, word},
    {"主編", "editor", before_names, word},
    {"整理", "compiler", before_names, word},
    {"编译", "translator", before_names, word},
    {"編譯", "translator", before_names, word},
    {"翻译", "translator", before_names, word},
    {"翻譯", "translator", before_names, word},
    {"校对", "proofreader", before_names, word},
    {"校對", "proofreader", before_names, word},
    {"制图", "illustrator", before_names, word},
    {"製圖", "illustrator", before_names, word},
    {"漫画", "illustrator", before_names, word},
    {"漫畫", "illustrator", before_names, word},
    {"插图", "illustrator", before_names, word},
    {"美编", "designer", before_names, word},
    {"美編", "designer", before_names, word},
    {"采写", "reporter", before_names, glued},
    {"採訪", "reporter", before_names, word},
    {"采访", "reporter", before_names, word},
};

constexpr W joiners[] = {"、", "和", "与", "與", "及"};

constexpr W not_names[] = {
    "方法", "方案", "方面", "方向", "方式", "方便", "文章", "文化", "文件", "文学", "文明", "文艺", "高度", "高潮",
    "高级", "高考", "高等", "安全", "安排", "安置", "金融", "金牌", "金属", "石油", "黄金", "黄河", "马路", "马上",
    "常识", "常见", "常务", "万岁", "成长", "成果", "成功", "成立", "成员", "成本", "平安", "平台", "古代", "古城",
    "路线", "路上", "江湖", "江南", "白天", "白色", "毛病", "钱包", "水平", "明天", "明年", "单位", "项目", "计划",
    "计算", "时代", "车站", "车间", "包括", "包装", "关于", "关系", "关注", "连续", "连载", "程序", "程度", "温度",
    "温暖", "严重", "严格", "强调", "强化", "甘肃", "荣誉", "荣获", "宁静", "宁夏", "解放", "解决", "解说", "查询",
    "查看", "游客", "游戏", "阳光", "卫生", "贺词", "贺信", "党员", "党委", "都市", "向前", "武术", "武器", "简单",
    "景色", "景区", "施工", "史诗", "曲艺", "梅花", "花园", "蓝天", "房屋", "边境", "边疆", "雷雨", "龙舟", "夏天",
    "夏日", "季节", "祝福", "喻世", "柏林", "池塘", "米粉", "艾滋", "仇恨", "商业", "商务", "乐园", "家园", "余额",
    "尚未", "危机", "应当", "司法", "公安", "公司", "包容", "向往", "仲裁", "计价", "通知", "段落", "田野", "任务",
    "任何", "左右", "右翼", "理科", "理论", "大赛", "比赛", "展览", "建设", "队伍", "方針", "文學", "時代", "計劃",
    "項目", "關於", "關係", "連續", "溫度", "嚴重", "強調", "榮譽", "寧靜", "陽光", "衛生", "黨員", "簡單", "邊境",
    "龍舟", "錢包", "車站", "單位", "水準", "获悉", "了解", "发现", "报道", "报导", "報導", "手记", "手記", "调查",
    "調查", "观察", "觀察", "札记", "见闻", "来信", "连线", "直击", "探访", "走访", "专访", "專訪", "提问", "按语",
    "注释", "采访", "採訪", "体验", "日记", "之家", "协会", "站长", "编辑", "编者", "单位", "简介", "不详", "不詳",
    "佚名", "说明", "来源", "供图", "资料",
};

constexpr W months[] = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"};

constexpr W weekdays[] = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天",
                          "周一",   "周二",   "周三",   "周四",   "周五",   "周六",   "周日",   "週一",
                          "週二",   "週三",   "週四",   "週五",   "週六",   "週日"};

constexpr W agencies[] = {
    "新华社",     "新华网",   "新华每日电讯", "中新社",   "中新网",   "中国新闻网", "人民网",     "央视网",
    "本报",       "本刊",     "本社",         "本网",     "本台",     "本報",       "本刊訊",     "中央社",
    "中央通訊社", "新華社",   "中新社",       "路透社",   "法新社",   "美联社",     "美聯社",     "共同社",
    "塔斯社",     "人民日报", "光明日报",     "经济日报", "科技日报", "工人日报",   "中国青年报", "农民日报",
    "法制日报",   "法治日报", "解放军报",     "参考消息", "环球时报", "大公報",     "明報",       "聯合報",
    "中時",       "自由時報", "央广网",       "中国网",   "光明网",   "澎湃新闻",   "财新网",     "界面新闻",
};

constexpr W places[] = {
    "北京",   "上海",   "天津",    "重庆",   "广州",   "深圳",     "南京",   "杭州",     "武汉",     "成都",
    "西安",   "济南",   "沈阳",    "长春",   "哈尔滨", "郑州",     "长沙",   "南昌",     "合肥",     "福州",
    "南宁",   "海口",   "昆明",    "贵阳",   "拉萨",   "兰州",     "西宁",   "银川",     "乌鲁木齐", "呼和浩特",
    "太原",   "石家庄", "大连",    "青岛",   "厦门",   "宁波",     "香港",   "澳门",     "台北",     "臺北",
    "新北",   "桃園",   "新竹",    "台中",   "臺中",   "台南",     "臺南",   "高雄",     "基隆",     "嘉義",
    "屏東",   "宜蘭",   "花蓮",    "台東",   "臺東",   "苗栗",     "彰化",   "南投",     "雲林",     "澎湖",
    "金門",   "綜合",   "东京",    "東京",   "首尔",   "首爾",     "华盛顿", "華盛頓",   "纽约",     "紐約",
    "伦敦",   "倫敦",   "巴黎",    "柏林",   "莫斯科", "日内瓦",   "日內瓦", "布鲁塞尔", "布魯塞爾", "联合国",
    "聯合國", "开罗",   "曼谷",    "新加坡", "新德里", "耶路撒冷", "基辅",   "罗马",     "维也纳",   "悉尼",
    "堪培拉", "渥太华", "巴西利亚"};

constexpr W publication[] = {"发布时间", "發布時間", "发表时间", "发布日期", "日期",
                             "时间",     "時間",     "更新时间", "出版日期"};

constexpr W dateline_closings[] = {"电", "讯", "電", "訊", "专电", "專電", "消息", "综合电", "综合讯", "综合消息"};

}  // namespace

constinit const Convention convention_zh = {
    .language = "zh",
    .names = NameRule::chinese,
    .datelines = DatelineForm::chinese,
    .labels = labels,
    .joiners = joiners,
    .separator = " ",
    .not_names = not_names,
    .months = months,
    .weekdays = weekdays,
    .agencies = agencies,
    .places = places,
    .publication = publication,
    .dateline_closings = dateline_closings,
};

}  // namespace galley::structure
