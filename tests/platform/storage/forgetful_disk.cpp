#include "tests/platform/storage/forgetful_disk.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <new>
#include <random>
#include <vector>

#include <sqlcipher/sqlite3.h>
#include <unistd.h>

namespace guichet::tests {

namespace {

constexpr sqlite3_int64 sector_size = 512;
using Sector = std::array<char, sector_size>;

// One file's past: for each sector written since the last sync, the contents it had before each of those writes.
class Medium {
 public:
  explicit Medium(sqlite3_file* real) : real_(real), synced_size_(size()) {}

  void remember(sqlite3_int64 offset, int length) {
    for (auto index = offset / sector_size; index <= (offset + length - 1) / sector_size; ++index) {
      Sector before{};
      real_->pMethods->xRead(real_, before.data(), sector_size, index * sector_size);  // zeroes past the end
      past_[index].push_back(before);
    }
  }
  void synced() {
    past_.clear();
    synced_size_ = size();
  }
  void lose_power(std::mt19937_64& random) {
    const auto current_size = size();
    for (const auto& [index, versions] : past_) {
      const auto chosen = random() % (versions.size() + 1);
      const bool newest_survives = chosen == versions.size();
      if (newest_survives || index * sector_size >= current_size) continue;
      real_->pMethods->xWrite(real_, versions[chosen].data(), sector_size, index * sector_size);
    }
    if (current_size > synced_size_ && random() % 3 == 0) real_->pMethods->xTruncate(real_, synced_size_);
  }

 private:
  sqlite3_int64 size() const {
    sqlite3_int64 bytes = 0;
    real_->pMethods->xFileSize(real_, &bytes);
    return bytes;
  }
  sqlite3_file* real_;
  std::map<sqlite3_int64, std::vector<Sector>> past_;
  sqlite3_int64 synced_size_;
};

struct Disk {
  sqlite3_vfs* real;
  std::mt19937_64 random;
  long operations_left;
  std::vector<Medium*> media;

  bool is_last_operation() const { return operations_left == 1; }
  void count_operation() {
    if (--operations_left > 0) return;
    for (auto* medium : media) medium->lose_power(random);
    ::_exit(power_cut);
  }
};

// What SQLite sees of an open file; it gives the memory, we build in it.
struct File {
  sqlite3_file base;
  Disk* disk;
  std::unique_ptr<std::byte[]> real_memory;
  std::unique_ptr<Medium> medium;  // none for files whose loss does not matter

  sqlite3_file* real() const { return reinterpret_cast<sqlite3_file*>(real_memory.get()); }
};

File& self(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return self(file).real(); }
const sqlite3_io_methods& below(sqlite3_file* file) { return *real(file)->pMethods; }

int close_file(sqlite3_file* file) {
  auto& closing = self(file);
  std::erase(closing.disk->media, closing.medium.get());
  const int code = below(file).xClose(real(file));
  closing.~File();
  return code;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  auto& [base, disk, memory, medium] = self(file);
  if (!medium) return below(file).xWrite(real(file), bytes, size, offset);
  medium->remember(offset, size);
  if (disk->is_last_operation()) size = static_cast<int>(disk->random() % static_cast<unsigned>(size + 1));  // torn
  const int code = size == 0 ? SQLITE_OK : below(file).xWrite(real(file), bytes, size, offset);
  if (code == SQLITE_OK) disk->count_operation();
  return code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  self(file).disk->count_operation();
  return below(file).xTruncate(real(file), size);
}

// The real disk is not asked: what this one promises is kept in the page cache, which survives the child.
int sync(sqlite3_file* file, int) {
  self(file).disk->count_operation();
  if (self(file).medium) self(file).medium->synced();
  return SQLITE_OK;
}

// No promise is made to SQLite: neither atomic sectors nor writes that spare their neighbours (xDeviceCharacteristics).
constexpr sqlite3_io_methods methods{
    .iVersion = 2,
    .xClose = close_file,
    .xRead = [](sqlite3_file* file, void* bytes, int size,
                sqlite3_int64 offset) { return below(file).xRead(real(file), bytes, size, offset); },
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = [](sqlite3_file* file, sqlite3_int64* size) { return below(file).xFileSize(real(file), size); },
    .xLock = [](sqlite3_file* file, int level) { return below(file).xLock(real(file), level); },
    .xUnlock = [](sqlite3_file* file, int level) { return below(file).xUnlock(real(file), level); },
    .xCheckReservedLock = [](sqlite3_file* file,
                             int* held) { return below(file).xCheckReservedLock(real(file), held); },
    .xFileControl = [](sqlite3_file* file, int operation,
                       void* argument) { return below(file).xFileControl(real(file), operation, argument); },
    .xSectorSize = [](sqlite3_file*) { return static_cast<int>(sector_size); },
    .xDeviceCharacteristics = [](sqlite3_file*) { return 0; },
    .xShmMap = [](sqlite3_file* file, int page, int size, int extend,
                  void volatile** where) { return below(file).xShmMap(real(file), page, size, extend, where); },
    .xShmLock = [](sqlite3_file* file, int offset, int count,
                   int flags) { return below(file).xShmLock(real(file), offset, count, flags); },
    .xShmBarrier = [](sqlite3_file* file) { below(file).xShmBarrier(real(file)); },
    .xShmUnmap = [](sqlite3_file* file, int erase) { return below(file).xShmUnmap(real(file), erase); },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* memory, int flags, int* flags_out) {
  auto* const disk = static_cast<Disk*>(vfs->pAppData);
  const auto size = static_cast<std::size_t>(disk->real->szOsFile);
  auto* const file = new (memory) File{{}, disk, std::make_unique<std::byte[]>(size), nullptr};
  const int code = disk->real->xOpen(disk->real, name, file->real(), flags, flags_out);
  if (code != SQLITE_OK) {
    file->~File();
    memory->pMethods = nullptr;  // so that SQLite does not close what did not open
    return code;
  }
  if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0) {
    file->medium = std::make_unique<Medium>(file->real());
    disk->media.push_back(file->medium.get());
  }
  file->base.pMethods = &methods;
  return SQLITE_OK;
}

}  // namespace

void install_forgetful_disk(std::uint64_t seed, long operations) {
  // Both live as long as the process: SQLite keeps them, and the power ends it.
  auto* const disk = new Disk{sqlite3_vfs_find(nullptr), std::mt19937_64(seed), operations, {}};
  auto* const vfs = new sqlite3_vfs(*disk->real);
  vfs->szOsFile = sizeof(File);
  vfs->zName = "forgetful";
  vfs->pNext = nullptr;
  vfs->pAppData = disk;
  vfs->xOpen = open_file;
  sqlite3_vfs_register(vfs, 1);
}

}  // namespace guichet::tests
