// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Japanese.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"記者", "reporter", after_names, glued},        {"特派員", "correspondent", either, glued},
    {"通信員", "correspondent", after_names, glued}, {"編集委員", "editor", either, glued},
    {"論説委員", "commentator", either, glued},      {"解説委員", "commentator", either, glued},
    {"支局長", "reporter", either, glued},           {"文・写真", "author", before_names, marked},
    {"写真・文", "author", before_names, marked},    {"取材・文", "author", before_names, marked},
    {"文・構成", "author", before_names, marked},    {"執筆者", "author", before_names, marked},
    {"執筆", "author", before_names, marked},        {"筆者", "author", before_names, marked},
    {"著者", "author", before_names, marked},        {"文", "author", before_names, marked},
    {"文責", "author", before_names, marked},        {"写真", "photographer", before_names, marked},
    {"撮影", "photographer", before_names, marked},  {"撮影", "photographer", after_names, glued},
    {"聞き手", "interviewer", before_names, marked}, {"構成", "compiler", before_names, marked},
    {"編集", "editor", before_names, marked},        {"翻訳", "translator", before_names, marked},
    {"訳", "translator", before_names, marked},      {"イラスト", "illustrator", before_names, marked},
};

constexpr W joiners[] = {"、", "と"};

constexpr W not_names[] = {"外国",   "日本人", "中国人", "米国人", "男女", "一般", "大手",   "各紙",   "全国紙",
                           "地方紙", "新聞",   "会見",   "番組",   "担当", "取材", "政治部", "社会部", "経済部",
                           "女性",   "男性",   "本紙",   "若手",   "海外", "各社", "同行",   "専門",   "元",
                           "現役",   "地元",   "一部",   "多数",   "協力", "提供", "資料",   "説明"};

constexpr W months[] = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"};

constexpr W weekdays[] = {"月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日",
                          "(月)",   "(火)",   "(水)",   "(木)",   "(金)",   "(土)",   "(日)"};

constexpr W agencies[] = {"共同",     "時事",     "ロイター",       "AFP時事", "AFP",      "AP",          "ＡＰ",
                          "共同通信", "時事通信", "ブルームバーグ", "新華社",  "タス通信", "聯合ニュース"};

constexpr W places[] = {"東京",         "大阪",         "名古屋",   "札幌",          "仙台",         "福岡",
                        "京都",         "神戸",         "横浜",     "広島",          "那覇",         "北京",
                        "上海",         "香港",         "台北",     "ソウル",        "平壌",         "ワシントン",
                        "ニューヨーク", "ロンドン",     "パリ",     "ベルリン",      "モスクワ",     "ジュネーブ",
                        "ブリュッセル", "ローマ",       "ウィーン", "カイロ",        "エルサレム",   "バンコク",
                        "シンガポール", "ジャカルタ",   "マニラ",   "ハノイ",        "ニューデリー", "シドニー",
                        "サンパウロ",   "ロサンゼルス", "テヘラン", "イスタンブール"};

constexpr W publication[] = {"公開日", "更新日", "掲載日", "配信日", "発行日", "公開", "更新", "配信"};

constexpr W dateline_closings[] = {"発"};

}  // namespace

constinit const Convention convention_ja = {
    .language = "ja",
    .names = NameRule::japanese,
    .datelines = DatelineForm::japanese,
    .labels = labels,
    .joiners = joiners,
    .separator = "、",
    .not_names = not_names,
    .months = months,
    .weekdays = weekdays,
    .agencies = agencies,
    .places = places,
    .publication = publication,
    .dateline_closings = dateline_closings,
};

}  // namespace galley::structure
