// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {AGREEMENTS, ATTESTATIONS, ContractName} from "../../../contracts/types/ContractName.sol";
import {CycleId} from "../../../contracts/types/CycleId.sol";
import {ExceedanceId, exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {FactId} from "../../../contracts/types/FactId.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {KeyId} from "../../../contracts/types/KeyId.sol";
import {LimitKind} from "../../../contracts/types/LimitKind.sol";
import {ListId} from "../../../contracts/types/ListId.sol";
import {OfferId} from "../../../contracts/types/OfferId.sol";
import {ReceivableId} from "../../../contracts/types/ReceivableId.sol";
import {ResourceId} from "../../../contracts/types/ResourceId.sol";
import {SensorId} from "../../../contracts/types/SensorId.sol";
import {ServiceId} from "../../../contracts/types/ServiceId.sol";
import {Tag} from "../../../contracts/types/Tag.sol";
import {IdBase} from "./IdBase.sol";

/// @notice As TypesTest, for the ids of shared data, of finance and of other chains.
contract IdsTest is IdBase {
    function testFuzz_AgreementId(bytes32 a, bytes32 b) public pure {
        (AgreementId x, AgreementId y) = (AgreementId.wrap(a), AgreementId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_ClientId(bytes32 a, bytes32 b) public pure {
        (ClientId x, ClientId y) = (ClientId.wrap(a), ClientId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_CycleId(bytes32 a, bytes32 b) public pure {
        (CycleId x, CycleId y) = (CycleId.wrap(a), CycleId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_JobId(bytes32 a, bytes32 b) public pure {
        (JobId x, JobId y) = (JobId.wrap(a), JobId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_KeyId(bytes32 a, bytes32 b) public pure {
        (KeyId x, KeyId y) = (KeyId.wrap(a), KeyId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_ListId(bytes32 a, bytes32 b) public pure {
        (ListId x, ListId y) = (ListId.wrap(a), ListId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_OfferId(bytes32 a, bytes32 b) public pure {
        (OfferId x, OfferId y) = (OfferId.wrap(a), OfferId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_ReceivableId(bytes32 a, bytes32 b) public pure {
        (ReceivableId x, ReceivableId y) = (ReceivableId.wrap(a), ReceivableId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
    }

    function testFuzz_ResourceId(bytes32 a, bytes32 b) public pure {
        (ResourceId x, ResourceId y) = (ResourceId.wrap(a), ResourceId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_ServiceId(bytes32 a, bytes32 b) public pure {
        (ServiceId x, ServiceId y) = (ServiceId.wrap(a), ServiceId.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
    }

    function testFuzz_Tag(bytes20 a, bytes20 b, uint8 bits) public pure {
        (Tag x, Tag y) = (Tag.wrap(a), Tag.wrap(b));
        _assertId(a, b, x.raw(), x.isNull(), x == y, x == x);
        vm.assertEq(x != y, a != b, "unequal");
        bits %= 161;
        vm.assertEq(x.bucketOf(bits), uint256(uint160(a)) >> (160 - bits), "the first bits");
    }

    function testFuzz_FactId(bytes32 a) public pure {
        vm.assertEq(FactId.wrap(a).raw(), a, "raw");
        vm.assertEq(FactId.wrap(a).asLegId(), uint256(a), "as the id of a leg");
    }

    function testFuzz_LimitKind(uint8 a, uint8 b) public pure {
        vm.assertEq(LimitKind.wrap(a).raw(), a, "raw");
        vm.assertEq(LimitKind.wrap(a) == LimitKind.wrap(b), a == b, "equal");
    }

    function test_ContractName() public pure {
        vm.assertEq(AGREEMENTS.raw(), bytes32("Agreements"), "raw");
        vm.assertTrue(AGREEMENTS == ContractName.wrap("Agreements"), "equals itself");
        vm.assertFalse(AGREEMENTS == ATTESTATIONS, "equals no other");
    }

    function testFuzz_SubjectOfAnExceedance(uint32 sensor, uint64 seq) public pure {
        ExceedanceId id = exceedanceId(SensorId.wrap(sensor), seq);
        vm.assertEq(id.subject().raw(), bytes32(uint256(id.raw())), "its number");
    }
}
