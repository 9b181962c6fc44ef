// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BatchId} from "../../../contracts/types/BatchId.sol";
import {CalendarId} from "../../../contracts/types/CalendarId.sol";
import {ADMIN, ANY_DUTY, CHECKER, DEVICE, Duties, MAKER, NO_DUTIES, RELAYER} from "../../../contracts/types/Duties.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {FlowId} from "../../../contracts/types/FlowId.sol";
import {NOBODY, OrgId} from "../../../contracts/types/OrgId.sol";
import {Parameter} from "../../../contracts/types/Parameter.sol";
import {ProfileId} from "../../../contracts/types/ProfileId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {IdBase} from "./IdBase.sol";

/// @notice Each id says whether it is null and equals itself only; each set of bits behaves as a set.
contract TypesTest is IdBase {
    function testFuzz_Uid(bytes32 a, bytes32 b) public pure {
        (Uid x, Uid y) = (Uid.wrap(a), Uid.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_SchemaId(bytes32 a, bytes32 b) public pure {
        (SchemaId x, SchemaId y) = (SchemaId.wrap(a), SchemaId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_Subject(bytes32 a, bytes32 b) public pure {
        (Subject x, Subject y) = (Subject.wrap(a), Subject.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_CalendarId(bytes32 a, bytes32 b) public pure {
        (CalendarId x, CalendarId y) = (CalendarId.wrap(a), CalendarId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_Root(bytes32 a, bytes32 b) public pure {
        (Root x, Root y) = (Root.wrap(a), Root.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_Fingerprint(bytes32 a, bytes32 b) public pure {
        (Fingerprint x, Fingerprint y) = (Fingerprint.wrap(a), Fingerprint.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_Ref(bytes32 a, bytes32 b) public pure {
        (Ref x, Ref y) = (Ref.wrap(a), Ref.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_BatchId(bytes32 a, bytes32 b) public pure {
        (BatchId x, BatchId y) = (BatchId.wrap(a), BatchId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_UnitId(bytes32 a, bytes32 b) public pure {
        (UnitId x, UnitId y) = (UnitId.wrap(a), UnitId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_FlowId(uint16 a, uint16 b) public pure {
        (FlowId x, FlowId y) = (FlowId.wrap(a), FlowId.wrap(b));
        _assertNumber(a, b, x.raw(), x.isNull(), x == y, x != y);
    }

    function testFuzz_RulesId(uint16 a, uint16 b) public pure {
        (RulesId x, RulesId y) = (RulesId.wrap(a), RulesId.wrap(b));
        _assertNumber(a, b, x.raw(), x.isNull(), x == y, x != y);
    }

    function testFuzz_SiteId(uint48 a, uint48 b) public pure {
        (SiteId x, SiteId y) = (SiteId.wrap(a), SiteId.wrap(b));
        _assertNumber(a, b, x.raw(), x.isNull(), x == y, x != y);
    }

    function testFuzz_ProfileId(bytes32 a) public pure {
        vm.assertEq(ProfileId.wrap(a).raw(), a, "raw");
    }

    function testFuzz_Parameter(bytes16 a, bytes16 b) public pure {
        (Parameter x, Parameter y) = (Parameter.wrap(a), Parameter.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_StationId(uint32 a, uint32 b) public pure {
        (StationId x, StationId y) = (StationId.wrap(a), StationId.wrap(b));
        _assertId(bytes32(uint256(a)), bytes32(uint256(b)), bytes32(uint256(x.raw())), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_SensorId(uint32 a, uint32 b) public pure {
        (SensorId x, SensorId y) = (SensorId.wrap(a), SensorId.wrap(b));
        _assertId(bytes32(uint256(a)), bytes32(uint256(b)), bytes32(uint256(x.raw())), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_ExceedanceId(uint32 sensor, uint64 seq) public pure {
        ExceedanceId id = exceedanceId(SensorId.wrap(sensor), seq);
        vm.assertEq(id.raw(), (uint256(sensor) << 64) + seq, "raw");
        vm.assertEq(id.sensorOf().raw(), sensor, "sensor");
        vm.assertEq(id.seqOf(), seq, "number");
    }

    function testFuzz_OrgId(uint32 a, uint32 b) public pure {
        (OrgId x, OrgId y) = (OrgId.wrap(a), OrgId.wrap(b));
        _assertId(bytes32(uint256(a)), bytes32(uint256(b)), bytes32(uint256(x.raw())), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
        vm.assertTrue(NOBODY.isNull(), "zero is nobody");
    }

    function testFuzz_Roles(uint64 a, uint64 b) public pure {
        (Roles x, Roles y) = (Roles.wrap(a), Roles.wrap(b));
        vm.assertEq(Roles.unwrap(x | y), a | b, "union");
        vm.assertEq(x.includes(y), a & b == b, "includes every role");
        vm.assertTrue((x | y).includes(x), "a union includes its parts");
        vm.assertEq(x.isNone(), a == 0, "none");
    }

    function testFuzz_Duties(uint16 a, uint16 b) public pure {
        (Duties x, Duties y) = (Duties.wrap(a), Duties.wrap(b));
        vm.assertEq(Duties.unwrap(x | y), a | b, "union");
        vm.assertEq(x.intersects(y), a & b != 0, "shares a duty");
        vm.assertEq(x.isNone(), a == 0, "none");
    }

    function test_AnyDutyIsAllOfThem() public pure {
        Duties all = ADMIN | MAKER | CHECKER | DEVICE | RELAYER;
        vm.assertEq(Duties.unwrap(all), Duties.unwrap(ANY_DUTY), "all");
        vm.assertTrue(NO_DUTIES.isNone(), "none");
    }

    function _assertNumber(uint48 a, uint48 b, uint48 raw, bool isNull, bool equal, bool unequal) private pure {
        vm.assertEq(raw, a, "raw");
        vm.assertEq(isNull, a == 0, "null");
        vm.assertEq(equal, a == b, "equal");
        vm.assertEq(unequal, a != b, "unequal");
    }
}
