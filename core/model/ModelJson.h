#pragma once

/// Every record of the model as JSON: `toJson(record)` and `…FromJson(object)`, exact both ways.
#include "core/model/ChangeJson.h"
#include "core/model/ConfigurationJson.h"
#include "core/model/LinkJson.h"
#include "core/model/OutcomeJson.h"
#include "core/model/RunJson.h"
#include "core/model/SchemaJson.h"
#include "core/model/ValueJson.h"
