// SPDX-License-Identifier: Apache-2.0
#include "epub/publication.hpp"

namespace galley::epub {

Words words_in(std::string_view language) {
  struct Row {
    std::string_view language;
    Words words;
  };
  constexpr Row rows[] = {{"zh-TW", {"目錄", "路標", "封面", "正文"}},
                          {"zh-HK", {"目錄", "路標", "封面", "正文"}},
                          {"zh-Hant", {"目錄", "路標", "封面", "正文"}},
                          {"zh", {"目录", "路标", "封面", "正文"}},
                          {"ja", {"目次", "ランドマーク", "表紙", "本文"}},
                          {"ko", {"차례", "이정표", "표지", "본문"}},
                          {"de", {"Inhalt", "Orientierung", "Umschlag", "Text"}},
                          {"fr", {"Sommaire", "Repères", "Couverture", "Texte"}},
                          {"es", {"Índice", "Puntos de referencia", "Cubierta", "Texto"}},
                          {"pt", {"Sumário", "Pontos de referência", "Capa", "Texto"}},
                          {"it", {"Indice", "Punti di riferimento", "Copertina", "Testo"}},
                          {"ru", {"Содержание", "Ориентиры", "Обложка", "Текст"}},
                          {"ar", {"المحتويات", "المعالم", "الغلاف", "النص"}},
                          {"", {"Contents", "Landmarks", "Cover", "Text"}}};
  const Row* row = rows;
  while (language.substr(0, row->language.size()) != row->language) ++row;
  return row->words;
}

}  // namespace galley::epub
