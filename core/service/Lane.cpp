#include "core/service/Lane.h"

namespace hs::service {

Lane::Lane() : thread_([this](std::stop_token stop) { loop(stop); }) {}

Lane::~Lane() {
    thread_.request_stop();
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Lane::enqueue(Task task) {
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(task));
    }
    wake_.notify_one();
}

void Lane::loop(std::stop_token stop) {
    while (true) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, stop, [this] { return !queue_.empty(); });
            if (queue_.empty()) return;
            task = std::move(queue_.front());
            queue_.pop_front();
        }
        task(stop);
    }
}

}  // namespace hs::service
