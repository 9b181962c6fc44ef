// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations} from "../../../contracts/evidence/IAttestations.sol";
import {ISchemaPolicy} from "../../../contracts/evidence/ISchemaPolicy.sol";
import {SchemaDefinition} from "../../../contracts/libraries/SchemaDefinition.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {AttestationsBase} from "./AttestationsBase.sol";

/// @notice Registering schemas.
contract AttestationsSchemasTest is AttestationsBase {
    ISchemaPolicy private constant NO_POLICY = ISchemaPolicy(address(0));

    function testFuzz_RegisterSchema(bool revocable, address policy) public {
        string memory definition = "uint64 weight,string unit";
        SchemaId expected = SchemaId.wrap(keccak256(abi.encode(definition, revocable, policy)));
        vm.expectEmit(address(attestations));
        emit IAttestations.SchemaRegistered(expected, acme.id, definition, revocable, ISchemaPolicy(policy));
        SchemaId id = registerSchema(acme.maker, definition, revocable, ISchemaPolicy(policy));

        vm.assertTrue(id == expected, "id");
        (ISchemaPolicy kept, uint16 minWords, bool dynamic, bool kept_) = attestations.schemas(id);
        vm.assertEq(address(kept), policy, "policy");
        vm.assertEq(minWords, 3, "words");
        vm.assertTrue(dynamic, "dynamic");
        vm.assertEq(kept_, revocable, "revocable");
    }

    function test_AnAdminRegistersToo() public {
        registerSchema(acme.admin, "bool ok");
    }

    function test_RevertWhen_SchemaExists() public {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_SchemaExists.selector, word));
        registerSchema(basin.maker, "uint256 value");
    }

    function test_SameDefinitionUnderOtherTermsIsAnotherSchema() public {
        SchemaId other = registerSchema(acme.maker, "uint256 value", true, ISchemaPolicy(OUTSIDER));
        vm.assertFalse(other == word, "policy is part of the identity");
        vm.assertFalse(permanent == word, "revocability is part of the identity");
    }

    function test_RevertWhen_DefinitionMalformed() public {
        expectError(abi.encodeWithSelector(SchemaDefinition.SchemaDefinition_Malformed.selector, "uint7 x", 4));
        registerSchema(acme.maker, "uint7 x");
    }

    function test_RevertWhen_RegisteredByAnOutsider() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        registerSchema(OUTSIDER, "bool ok");
    }

    function test_RevertWhen_RegisteredByADevice() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.device, DEVICE, MAKER | ADMIN));
        registerSchema(acme.device, "bool ok");
    }

    function test_RevertWhen_RegisteredWhileRestricted() public {
        setStanding(acme.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        registerSchema(acme.maker, "bool ok", true, NO_POLICY);
    }
}
