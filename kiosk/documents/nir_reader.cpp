#include "kiosk/documents/nir_reader.hpp"

#include <string_view>
#include <utility>

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "kiosk/documents/pix.hpp"

// Of the library whose threads Tesseract uses; its header comes with one compiler only.
extern "C" void omp_set_max_active_levels(int levels);

namespace guichet::kiosk::documents {
namespace {

constexpr const char* language = "fra";

char ascii(const char* text) {
  const std::string_view sign = text == nullptr ? "" : text;
  return sign.size() == 1 && sign[0] > ' ' ? sign[0] : '#';
}

}  // namespace

struct LineReader::Engine {
  tesseract::TessBaseAPI api;
};

LineReader::LineReader(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

std::expected<LineReader, ReaderError> LineReader::open() {
  setMsgSeverity(L_SEVERITY_NONE);
  auto engine = std::make_unique<Engine>();
  // Its messages quote what it reads: they go nowhere.
  const std::vector<std::string> names = {"debug_file"}, values = {"/dev/null"};
  if (engine->api.Init(nullptr, language, tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) != 0)
    return std::unexpected(ReaderError::no_model);
  engine->api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  return LineReader(std::move(engine));
}

std::vector<ReadSign> LineReader::read(const Picture& line) {
  if (line.width < 8 || line.height < 8) return {};
  // Its four threads a line only wait for each other: alone it is five times faster. The setting is the calling
  // thread's.
  omp_set_max_active_levels(0);
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetImage(line.grey.data(), line.width, line.height, 1, line.width);
  api.SetSourceResolution(300);  // it would be guessed, and the guess told on standard error
  std::vector<ReadSign> signs;
  if (api.Recognize(nullptr) == 0) {
    const std::unique_ptr<tesseract::ResultIterator> result(api.GetIterator());
    constexpr auto symbol = tesseract::RIL_SYMBOL;
    for (bool more = result != nullptr && !result->Empty(symbol); more; more = result->Next(symbol)) {
      int left = 0, top = 0, right = 0, bottom = 0;
      if (!result->BoundingBox(symbol, &left, &top, &right, &bottom)) continue;
      if (!signs.empty() && result->IsAtBeginningOf(tesseract::RIL_WORD)) signs.push_back({' ', signs.back().zone});
      const std::unique_ptr<char[]> text(result->GetUTF8Text(symbol));
      signs.push_back({ascii(text.get()), {left, top, right - left, bottom - top}});
    }
  }
  api.Clear();
  return signs;
}

}  // namespace guichet::kiosk::documents
