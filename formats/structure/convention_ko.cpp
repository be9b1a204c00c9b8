// SPDX-License-Identifier: Apache-2.0
#include "structure/convention_table.hpp"

// Korean.
namespace galley::structure {
namespace {

using enum Placement;
using enum LabelForm;
using W = std::string_view;

constexpr Label labels[] = {
    {"기자", "reporter", after_names, glued},           {"선임기자", "reporter", after_names, glued},
    {"인턴기자", "reporter", after_names, glued},       {"인턴 기자", "reporter", after_names, glued},
    {"선임 기자", "reporter", after_names, glued},      {"전문기자", "reporter", after_names, glued},
    {"의학전문기자", "reporter", after_names, glued},   {"특파원", "correspondent", after_names, glued},
    {"통신원", "correspondent", after_names, glued},    {"논설위원", "commentator", after_names, glued},
    {"칼럼니스트", "commentator", after_names, glued},  {"사진기자", "photographer", after_names, glued},
    {"에디터", "editor", after_names, glued},           {"글·사진", "author", before_names, word},
    {"글/사진", "author", before_names, word},          {"글", "author", before_names, word, true},
    {"글쓴이", "author", before_names, word},           {"취재", "reporter", before_names, word, true},
    {"사진", "photographer", before_names, word, true}, {"정리", "compiler", before_names, word, true},
    {"번역", "translator", before_names, word, true},   {"편집", "editor", before_names, word, true},
    {"그림", "illustrator", before_names, word, true},  {"인터뷰", "interviewer", before_names, word, true},
};

constexpr W joiners[] = {"·", "와", "과", "및"};

constexpr W not_names[] = {"전직", "현직",   "신문",   "방송",   "취재",   "여성", "남성", "인턴",
                           "선임", "전문",   "사진",   "객원",   "주재",   "현지", "일부", "다른",
                           "여러", "모든",   "한국",   "중국",   "미국",   "일본", "외신", "해외",
                           "국내", "경제부", "정치부", "사회부", "문화부", "이번", "지난", "우리"};

constexpr W months[] = {"1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"};

constexpr W weekdays[] = {"월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일",
                          "(월)",   "(화)",   "(수)",   "(목)",   "(금)",   "(토)",   "(일)"};

constexpr W agencies[] = {"연합뉴스",   "뉴스1",        "뉴시스",   "로이터",   "AFP",      "AP",         "EPA",
                          "신화",       "교도",         "타스",     "노컷뉴스", "이데일리", "머니투데이", "아시아경제",
                          "헤럴드경제", "파이낸셜뉴스", "서울신문", "한국경제", "매일경제"};

constexpr W places[] = {"서울",     "부산",   "대구",     "인천",   "광주",        "대전", "울산",     "세종",
                        "수원",     "춘천",   "청주",     "전주",   "창원",        "제주", "과천",     "평양",
                        "베이징",   "상하이", "도쿄",     "워싱턴", "뉴욕",        "런던", "파리",     "베를린",
                        "모스크바", "브뤼셀", "제네바",   "홍콩",   "하노이",      "방콕", "자카르타", "싱가포르",
                        "뉴델리",   "카이로", "예루살렘", "시드니", "로스앤젤레스"};

constexpr W publication[] = {"입력", "수정", "등록", "승인", "게재", "발행일", "기사입력", "최종수정"};

}  // namespace

constinit const Convention convention_ko = {
    .language = "ko",
    .names = NameRule::korean,
    .datelines = DatelineForm::korean,
    .labels = labels,
    .joiners = joiners,
    .separator = "·",
    .not_names = not_names,
    .months = months,
    .weekdays = weekdays,
    .agencies = agencies,
    .places = places,
    .publication = publication,
};

}  // namespace galley::structure
