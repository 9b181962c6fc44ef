// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {IMembers, Standing} from "../../../../contracts/members/IMembers.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {GUARANTEE} from "../../../../contracts/types/LimitKind.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Terms are corrected without a moment in which another reserves the keys that everybody knows.
contract ReceivablesReplaceTest is ReceivablesBase {
    Receivable private r;
    Receivable private corrected;

    function setUp() public override {
        super.setUp();
        (r, corrected) = (guaranteed(1), guaranteed(1));
        (corrected.dueDay, corrected.salt) = (DUE + 1, "corrected");
        register(r);
        guarantee(r);
    }

    function test_ACompetitorFindsNoMomentToReserveTheKeys() public {
        vm.expectEmit(address(receivables));
        emit IReceivables.ReceivableEnded(idOf(r), ReceivableState.Cancelled, 0);
        _replace(acme, r, corrected);
        assertIs(r, ReceivableState.Cancelled, "the former");
        assertIs(corrected, ReceivableState.Registered, "the corrected one");
        assertUsed(guarantor, buyer, GUARANTEE, 0, "the guarantor signs anew");
        vm.prank(basin.maker);
        vm.expectPartialRevert(IFingerprints.Fingerprints_Taken.selector);
        fingerprints.reserve(basin.id, r.keys, new Fingerprint[](0), uint48(block.timestamp));
        guarantee(corrected);
        confirm(corrected);
        assertKey(corrected, FingerprintState.Bound, "confirmed");
    }

    /// @dev Its time begins anew: so the creditor keeps a document that nobody confirmed yet.
    function test_TheTimeToConfirmBeginsAnew() public {
        vm.warp(START + 30 days);
        _replace(acme, r, corrected);
        vm.assertEq(receivables.debtOf(idOf(corrected)).time, START + 60 days, "30 days more");
    }

    function test_RevertWhen_AnotherReplacesIt() public {
        vm.prank(basin.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), acme.id, basin.id));
        receivables.replace(list(r), list(corrected), noFlags(1));
        vm.prank(buyer.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), acme.id, buyer.id));
        receivables.replace(list(r), list(corrected), noFlags(1));
    }

    function test_RevertWhen_ItIsConfirmed() public {
        confirm(r);
        vm.prank(acme.maker);
        expectRefusal(IReceivables.Receivables_WrongState.selector, r, uint256(ReceivableState.Confirmed));
        receivables.replace(list(r), list(corrected), noFlags(1));
    }

    function test_RevertWhen_WhatFollowsIsNotSound() public {
        corrected.face = 0;
        vm.prank(acme.maker);
        expectError(
            abi.encodeWithSelector(IReceivables.Receivables_TermsInvalid.selector, idOf(corrected), bytes32("face"))
        );
        receivables.replace(list(r), list(corrected), noFlags(1));
        assertIs(r, ReceivableState.Registered, "the former is as it was");
    }

    /// @dev Taking back it may; registering is new risk.
    function test_RevertWhen_TheCreditorIsRestricted() public {
        setStanding(acme.id, Standing.Restricted);
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        receivables.replace(list(r), list(corrected), noFlags(1));
    }

    function _replace(Org memory by, Receivable memory former, Receivable memory next) private {
        vm.prank(by.maker);
        receivables.replace(list(former), list(next), noFlags(1));
    }
}
