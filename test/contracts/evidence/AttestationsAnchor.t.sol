// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Anchor, IAttestations} from "../../../contracts/evidence/IAttestations.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {Root} from "../../../contracts/types/Root.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {AttestationsBase} from "./AttestationsBase.sol";

/// @notice Anchoring the root of a batch, by oneself or by signature.
contract AttestationsAnchorTest is AttestationsBase {
    Root private constant ROOT = Root.wrap(keccak256("root"));
    uint48 private constant DEADLINE = uint48(START + 1 hours);

    /* BY ONESELF */

    function testFuzz_Anchor(bytes32 root, uint32 count) public {
        vm.assume(root != 0);
        count = uint32(_bound(count, 1, type(uint32).max));
        vm.expectEmit(address(attestations));
        emit IAttestations.Anchored(Root.wrap(root), word, acme.maker, count);
        _anchor(acme.maker, Root.wrap(root), count, word);
        vm.assertEq(
            abi.encode(attestations.anchorOf(Root.wrap(root), acme.maker, word)),
            abi.encode(Anchor(uint48(START), count, acme.id)),
            "batch"
        );
    }

    function test_ADeviceAnchors() public {
        _anchor(acme.device, ROOT, 1, word);
    }

    function test_TwoAttestersAnchorTheSameRoot() public {
        _anchor(acme.maker, ROOT, 1, word);
        _anchor(basin.maker, ROOT, 2, word);
        _anchor(acme.maker, ROOT, 3, permanent);
        vm.assertEq(attestations.anchorOf(ROOT, acme.maker, word).count, 1, "first");
        vm.assertEq(attestations.anchorOf(ROOT, basin.maker, word).count, 2, "of another attester");
        vm.assertEq(attestations.anchorOf(ROOT, acme.maker, permanent).count, 3, "under another schema");
    }

    function test_RevertWhen_AnchoredTwice() public {
        _anchor(acme.maker, ROOT, 1, word);
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_AlreadyAnchored.selector, ROOT, acme.maker, word)
        );
        _anchor(acme.maker, ROOT, 2, word);
    }

    function test_RevertWhen_SchemaUnknown() public {
        SchemaId nothing = SchemaId.wrap("nothing");
        expectError(abi.encodeWithSelector(IAttestations.Attestations_UnknownSchema.selector, 0, nothing));
        _anchor(acme.maker, ROOT, 1, nothing);
    }

    function test_RevertWhen_RootIsZero() public {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_ZeroRoot.selector));
        _anchor(acme.maker, Root.wrap(0), 1, word);
    }

    function test_RevertWhen_BatchIsEmpty() public {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NoStatements.selector));
        _anchor(acme.maker, ROOT, 0, word);
    }

    function test_RevertWhen_AnchoredByAChecker() public {
        expectError(
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER | DEVICE)
        );
        _anchor(acme.checker, ROOT, 1, word);
    }

    function test_RevertWhen_AnchoredWhileRestricted() public {
        setStanding(acme.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        _anchor(acme.maker, ROOT, 1, word);
    }

    function test_RevertWhen_AnchoredByAnOutsider() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _anchor(OUTSIDER, ROOT, 1, word);
    }

    /* BY SIGNATURE */

    function test_AnchorBySignature() public {
        bytes memory signature = signatureOf("Acme: maker", _digest(acme.maker, 7, DEADLINE));
        vm.expectEmit(address(attestations));
        emit IAttestations.Anchored(ROOT, word, acme.maker, 7);
        _bring(acme.maker, 7, DEADLINE, signature);
        vm.assertEq(attestations.anchorOf(ROOT, acme.maker, word).count, 7, "count");
    }

    function test_AnchorBySignatureInItsLastSecond() public {
        bytes memory signature = signatureOf("Acme: maker", _digest(acme.maker, 7, DEADLINE));
        vm.warp(DEADLINE);
        _bring(acme.maker, 7, DEADLINE, signature);
    }

    function test_RevertWhen_SignatureExpired() public {
        bytes32 d = _digest(acme.maker, 7, DEADLINE);
        bytes memory signature = signatureOf("Acme: maker", d);
        vm.warp(uint256(DEADLINE) + 1);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_SignatureExpired.selector, d, DEADLINE));
        _bring(acme.maker, 7, DEADLINE, signature);
    }

    /// @dev By its digest; others of the organisation may, too, and another batch of the same root is another.
    function test_RevertWhen_TheBatchWasWithdrawn() public {
        bytes32 d = _digest(acme.maker, 7, DEADLINE);
        bytes memory signature = signatureOf("Acme: maker", d);
        Uid[] memory uids = new Uid[](1);
        uids[0] = Uid.wrap(d);
        vm.expectEmit(address(attestations));
        emit IAttestations.Withdrawn(uids[0], acme.maker, acme.checker);
        vm.prank(acme.checker);
        attestations.withdraw(acme.maker, uids);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_Withdrawn.selector, d, acme.maker));
        _bring(acme.maker, 7, DEADLINE, signature);
        _bring(acme.maker, 8, DEADLINE, signatureOf("Acme: maker", _digest(acme.maker, 8, DEADLINE)));
        vm.assertEq(attestations.anchorOf(ROOT, acme.maker, word).count, 8, "the other one");
    }

    function test_RevertWhen_AnotherCountWasSigned() public {
        bytes memory signature = signatureOf("Acme: maker", _digest(acme.maker, 7, DEADLINE));
        expectError(
            abi.encodeWithSelector(
                IAttestations.Attestations_BadSignature.selector,
                _digest(acme.maker, 8, DEADLINE),
                acme.maker
            )
        );
        _bring(acme.maker, 8, DEADLINE, signature);
    }

    function test_RevertWhen_SignedByAnother() public {
        bytes32 d = _digest(acme.maker, 7, DEADLINE);
        bytes memory signature = signatureOf("Basin: maker", d);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_BadSignature.selector, d, acme.maker));
        _bring(acme.maker, 7, DEADLINE, signature);
    }

    function test_RevertWhen_SignatureIsBroughtTwice() public {
        bytes memory signature = signatureOf("Acme: maker", _digest(acme.maker, 7, DEADLINE));
        _bring(acme.maker, 7, DEADLINE, signature);
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_AlreadyAnchored.selector, ROOT, acme.maker, word)
        );
        _bring(acme.maker, 7, DEADLINE, signature);
    }

    function test_RevertWhen_SignerIsNotEnrolled() public {
        bytes memory signature = signatureOf("outsider", _digest(OUTSIDER, 7, DEADLINE));
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _bring(OUTSIDER, 7, DEADLINE, signature);
    }

    function _anchor(address attester, Root root, uint32 count, SchemaId schema) private {
        vm.prank(attester);
        attestations.anchor(root, count, schema);
    }

    function _digest(address attester, uint32 count, uint48 deadline) private view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Anchor(bytes32 root,uint32 count,bytes32 schema,address attester,uint48 deadline)"
        );
        return digest(keccak256(abi.encode(typeHash, ROOT, count, word, attester, deadline)));
    }

    function _bring(address attester, uint32 count, uint48 deadline, bytes memory signature) private {
        vm.prank(OUTSIDER);
        attestations.anchorBySignature(ROOT, count, word, deadline, abi.encodePacked(attester), signature);
    }
}
