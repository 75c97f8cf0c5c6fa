#pragma once

#include "core/model/Change.h"
#include "core/model/Configuration.h"
#include "core/model/Link.h"
#include "core/model/Outcome.h"
#include "core/model/Run.h"
#include "core/model/Schema.h"

/// Records with every member set to something that is not its default, so that a codec that forgets one is caught.
namespace hs::test {

Error sampleError();
Values sampleValues();
Configuration sampleConfiguration();
AttributeChange sampleAttribute();
Change sampleChange();
Step sampleStep();
Outcome sampleOutcome();
Run sampleRun();
Link sampleLink();
Schema sampleSchema();
SchemaCheck sampleCheck();

}  // namespace hs::test
