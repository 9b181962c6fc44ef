// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../../contracts/members/IMembers.sol";
import {ILimits} from "../../../../contracts/settlement/ILimits.sol";
import {CHECKER} from "../../../../contracts/types/Duties.sol";
import {GUARANTEE, UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {NOBODY, OrgId} from "../../../../contracts/types/OrgId.sol";
import {GroupId} from "../../../../contracts/types/GroupId.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Who confirms and guarantees, in which time, and within which limits; and how what is not confirmed ends.
contract ReceivablesConfirmTest is ReceivablesBase {
    Receivable private r;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        register(r);
    }

    function test_ConfirmManyWithOneSignatureOfEachPerson() public {
        Receivable memory other = invoice(2);
        register(other);
        Receivable[] memory both = list(r, other);
        receivables.confirm(both, LATER, approvalOf(buyer, digestOf("Confirmation", both, LATER)));
        assertHolds(acme, instrumentOf(r), FACE, "one unit for each minor unit");
        assertHolds(acme, instrumentOf(other), FACE, "of both");
        assertUsed(buyer, buyer, UNDERTAKING, 2 * FACE, "and both are owed");
        assertKey(r, FingerprintState.Bound, "its document is bound");
    }

    function test_RevertWhen_NothingIsConfirmed() public {
        Receivable[] memory none = new Receivable[](0);
        DualApproval memory approval = approvalOf(buyer, digestOf("Confirmation", none, LATER));
        expectError(abi.encodeWithSelector(IReceivables.Receivables_Empty.selector));
        receivables.confirm(none, LATER, approval);
    }

    /* WHO */

    function test_RevertWhen_AnotherOrganisationConfirms() public {
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), buyer.id, acme.id));
        receivables.confirm(list(r), LATER, confirmation(acme, r));
    }

    function test_RevertWhen_OnePersonIsMakerAndChecker() public {
        address second = accountOf("Buyer: second");
        vm.prank(buyer.admin);
        members.enrol(second, CHECKER, 0, personOf("Buyer: maker"));
        bytes32 digest = digestOf("Confirmation", list(r), LATER);
        DualApproval memory approval = confirmation(buyer, r);
        approval.checker = signatureOf("Buyer: second", digest);
        expectError(abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, buyer.maker, second));
        receivables.confirm(list(r), LATER, approval);
    }

    function test_RevertWhen_OneAccountIsMakerAndChecker() public {
        DualApproval memory approval = confirmation(buyer, r);
        approval.checker = approval.maker;
        vm.expectPartialRevert(IMembers.Members_DutyMissing.selector);
        receivables.confirm(list(r), LATER, approval);
    }

    function test_RevertWhen_ASignatureIsMissing() public {
        DualApproval memory approval = confirmation(buyer, r);
        bytes32 digest = digestOf("Confirmation", list(r), LATER);
        approval.checker = "";
        expectError(abi.encodeWithSelector(IHolders.Holders_BadSignature.selector, digest, false));
        receivables.confirm(list(r), LATER, approval);
        (approval.checker, approval.maker) = (confirmation(buyer, r).checker, "");
        expectError(abi.encodeWithSelector(IHolders.Holders_BadSignature.selector, digest, true));
        receivables.confirm(list(r), LATER, approval);
    }

    function test_RevertWhen_TheObligorIsRestricted() public {
        setStanding(buyer.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, buyer.id, Standing.Restricted));
        receivables.confirm(list(r), LATER, confirmation(buyer, r));
    }

    function test_RevertWhen_TheCreditorDidNotConsent() public {
        Receivable memory other = invoice(2);
        vm.prank(buyer.maker);
        receivables.register(list(other), noFlags(1));
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotConsented.selector, idOf(other)));
        receivables.confirm(list(other), LATER, confirmation(buyer, other));
    }

    function test_RevertWhen_WhatIsConfirmedIsNotWhatWasRegistered() public {
        Receivable memory more = r;
        more.face = FACE + 1;
        expectRefusal(IReceivables.Receivables_WrongState.selector, more, uint256(ReceivableState.None));
        receivables.confirm(list(more), LATER, confirmation(buyer, more));
    }

    /* WHEN */

    function test_ConfirmedInTheLastSecond() public {
        vm.warp(START + 30 days);
        confirm(r);
        assertIs(r, ReceivableState.Confirmed, "confirmed");
    }

    function test_RevertWhen_TheTimeToConfirmIsOver() public {
        vm.warp(START + 30 days + 1);
        expectError(_expired(START + 30 days, START + 30 days + 1));
        confirm(r);
    }

    function test_RevertWhen_TheSignaturesAreTooOld() public {
        DualApproval memory approval = approvalOf(buyer, digestOf("Confirmation", list(r), uint48(START + 10)));
        vm.warp(START + 11);
        expectError(_expired(START + 10, START + 11));
        receivables.confirm(list(r), uint48(START + 10), approval);
        vm.warp(START + 10);
        receivables.confirm(list(r), uint48(START + 10), approval);
    }

    /* LIMITS */

    function test_RevertWhen_TheLimitIsFull() public {
        setCap(buyer, buyer, UNDERTAKING, uint104(FACE - 1));
        expectError(_exceeded(buyer.id, UNDERTAKING.raw(), FACE - 1, 0));
        confirm(r);
        setCap(buyer, buyer, UNDERTAKING, uint104(FACE));
        confirm(r);
    }

    function test_TheGreatestFaceFitsNoLimit() public {
        Receivable memory most = invoice(2);
        most.face = type(uint128).max;
        register(most);
        setCap(buyer, buyer, UNDERTAKING, type(uint104).max);
        vm.expectPartialRevert(ILimits.Limits_Exceeded.selector);
        confirm(most);
    }

    function test_ADebtOfOneMinorUnit() public {
        Receivable memory least = invoice(2);
        least.face = 1;
        assertHolds(acme, issueUnits(least), 1, "one unit");
    }

    /* GUARANTEE */

    function test_Guarantee() public {
        Receivable memory secured = guaranteed(2);
        register(secured);
        vm.expectEmit(address(receivables));
        emit IReceivables.ReceivableGuaranteed(idOf(secured), guarantor.id, guarantor.maker, guarantor.checker);
        guarantee(secured);
        assertUsed(guarantor, buyer, GUARANTEE, FACE, "its limit on the obligor");
        expectError(abi.encodeWithSelector(IReceivables.Receivables_GuaranteedAlready.selector, idOf(secured)));
        guarantee(secured);
    }

    function test_RevertWhen_TheGuarantorDidNotSign() public {
        Receivable memory secured = guaranteed(2);
        register(secured);
        expectError(
            abi.encodeWithSelector(IReceivables.Receivables_NotGuaranteed.selector, idOf(secured), guarantor.id)
        );
        confirm(secured);
    }

    function test_RevertWhen_AnotherGuarantees() public {
        Receivable memory secured = guaranteed(2);
        register(secured);
        expectError(
            abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(secured), guarantor.id, bank.id)
        );
        receivables.guarantee(list(secured), LATER, guaranty(bank, secured));
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), NOBODY, bank.id));
        receivables.guarantee(list(r), LATER, guaranty(bank, r));
    }

    function test_RevertWhen_AConfirmationIsBroughtAsAGuarantee() public {
        Receivable memory secured = guaranteed(2);
        register(secured);
        DualApproval memory wrong = confirmation(guarantor, secured);
        vm.expectRevert();
        receivables.guarantee(list(secured), LATER, wrong);
    }

    /* NOT CONFIRMED */

    function test_RevertWhen_AnotherEndsIt() public {
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), buyer.id, acme.id));
        receivables.reject(list(r), "reason");
        vm.prank(buyer.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), acme.id, buyer.id));
        receivables.cancel(list(r));
    }

    function test_RevertWhen_ItExpiresInItsLastSecond() public {
        vm.warp(START + 30 days);
        expectRefusal(IReceivables.Receivables_NotExpired.selector, r, START + 30 days);
        receivables.expire(list(r));
    }

    function test_TheRestrictedRejectAndCancel() public {
        Receivable memory other = invoice(2);
        register(other);
        setStanding(acme.id, Standing.Restricted);
        setStanding(buyer.id, Standing.Restricted);
        vm.prank(acme.maker);
        receivables.cancel(list(r));
        vm.prank(buyer.maker);
        receivables.reject(list(other), "reason");
        assertKey(r, FingerprintState.Free, "free");
        assertKey(other, FingerprintState.Free, "free too");
    }

    function test_WhatEndedInTimeCanBeRegisteredAnew() public {
        vm.prank(acme.maker);
        receivables.cancel(list(r));
        r.salt = "anew";
        register(r);
        assertIs(r, ReceivableState.Registered, "under another id");
    }

    /// @dev After its time the keys are free, and may be another's by now.
    function test_WhatEndsLateLeavesTheDocumentAlone() public {
        vm.warp(START + 30 days + 1);
        Receivable memory anew = r;
        anew.salt = "anew";
        register(anew);
        vm.prank(acme.maker);
        receivables.cancel(list(invoice(1)));
        assertKey(anew, FingerprintState.Reserved, "still reserved");
    }

    /* HELP */

    function _expired(uint256 deadline, uint256 now_) private view returns (bytes memory) {
        return abi.encodeWithSelector(IReceivables.Receivables_Expired.selector, idOf(r), deadline, now_);
    }

    function _exceeded(OrgId org, uint8 kind, uint256 cap, uint256 used) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(ILimits.Limits_Exceeded.selector, org, org, kind, GroupId.wrap(0), cap, used, FACE);
    }
}
