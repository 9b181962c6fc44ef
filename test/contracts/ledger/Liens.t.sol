// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {ILiens, Lien} from "../../../contracts/ledger/ILiens.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// @notice Units that are pledged stay with their owner, and move only to the pledgee, in time.
contract LiensTest is LedgerBase {
    function _assertLien(uint256 amount, string memory what) private view {
        Lien memory lien = ledger.lienOf(id, acme.maker, bank.id, AGREEMENT);
        vm.assertEq(lien.amount, amount, what);
        vm.assertTrue(lien.pledgee == (amount == 0 ? OrgId.wrap(0) : bank.id), "pledgee");
        vm.assertEq(lien.enforceableFrom, amount == 0 ? 0 : MATURITY, "enforceable from");
    }

    function _release(uint256 amount) private {
        vm.prank(bank.maker);
        ledger.release(id, acme.maker, amount, AGREEMENT);
    }

    /* PLEDGE */

    function test_Pledge() public {
        vm.expectEmit(address(ledger));
        emit ILiens.Pledged(id, acme.maker, bank.id, 400_000, MATURITY, AGREEMENT);
        pledge(400_000);
        _assertLien(400_000, "lien");
        assertFrozen(acme.maker, 400_000, 0, "owner");
        assertHolds(acme.maker, FACE, "still the owner's");
    }

    function test_PledgeOfWhatIsClosed() public {
        close();
        pledge(400_000);
        _assertLien(400_000, "lien");
    }

    function test_PledgesUnderTwoAgreements() public {
        pledge(400_000);
        vm.prank(acme.maker);
        ledger.pledge(id, bank.id, 600_000, MATURITY, "other");
        assertFrozen(acme.maker, FACE, 0, "together");
    }

    function test_RevertWhen_PledgeOfMoreThanIsThere() public {
        expectError(abi.encodeWithSelector(ILiens.Liens_NotFree.selector, id, acme.maker, FACE, FACE + 1));
        pledge(FACE + 1);
    }

    function test_RevertWhen_UnitsPledgedTwice() public {
        pledge(FACE);
        expectError(abi.encodeWithSelector(ILiens.Liens_NotFree.selector, id, acme.maker, 0, 1));
        vm.prank(acme.maker);
        ledger.pledge(id, basin.id, 1, MATURITY, "other");
    }

    function test_RevertWhen_PledgeOfWhatIsFrozenByOrder() public {
        asCouncil();
        ledger.setFrozenTokens(acme.maker, id, FACE - 5);
        expectError(abi.encodeWithSelector(ILiens.Liens_NotFree.selector, id, acme.maker, 5, 6));
        pledge(6);
    }

    function test_RevertWhen_PledgeUnderTheSameAgreement() public {
        pledge(1);
        expectError(abi.encodeWithSelector(ILiens.Liens_Exists.selector, id, acme.maker, bank.id, AGREEMENT));
        pledge(1);
    }

    function test_RevertWhen_PledgeOfNothing() public {
        expectError(abi.encodeWithSelector(ILiens.Liens_AmountZero.selector, id));
        pledge(0);
    }

    function test_RevertWhen_PledgeToOneself() public {
        expectError(abi.encodeWithSelector(ILiens.Liens_OwnOrganisation.selector, acme.id));
        vm.prank(acme.maker);
        ledger.pledge(id, acme.id, 1, MATURITY, AGREEMENT);
    }

    function test_RevertWhen_PledgeToNobody() public {
        OrgId nobody = OrgId.wrap(99);
        expectError(abi.encodeWithSelector(ILiens.Liens_PledgeeInvalid.selector, nobody));
        vm.prank(acme.maker);
        ledger.pledge(id, nobody, 1, MATURITY, AGREEMENT);
    }

    function test_RevertWhen_PledgeToARestrictedOrganisation() public {
        asCouncil();
        members.setStanding(bank.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(ILiens.Liens_PledgeeInvalid.selector, bank.id));
        pledge(1);
    }

    function test_RevertWhen_PledgeOfAnUnknownInstrument() public {
        expectError(abi.encodeWithSelector(ILiens.Liens_NotFree.selector, 2, acme.maker, 0, 1));
        vm.prank(acme.maker);
        ledger.pledge(2, bank.id, 1, MATURITY, AGREEMENT);
    }

    function test_RevertWhen_PledgeByACheckerAlone() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER));
        vm.prank(acme.checker);
        ledger.pledge(id, bank.id, 1, MATURITY, AGREEMENT);
    }

    function test_RevertWhen_PledgeByOneHandUnderDualControl() public {
        asCouncil();
        members.setDualControl(acme.id, true);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, acme.id, acme.maker));
        pledge(1);
    }

    /* RELEASE */

    function test_Release() public {
        pledge(400_000);
        vm.expectEmit(address(ledger));
        emit ILiens.Released(id, acme.maker, bank.id, 100_000, AGREEMENT);
        _release(100_000);
        _assertLien(300_000, "the rest");
        assertFrozen(acme.maker, 300_000, 0, "owner");
        _release(300_000);
        _assertLien(0, "nothing");
        pass(acme.maker, basin.maker, FACE);
    }

    function test_ReleaseByAnExpelledPledgee() public {
        pledge(1);
        asCouncil();
        members.setStanding(bank.id, Standing.Expelled);
        _release(1);
        _assertLien(0, "nothing");
    }

    function test_RevertWhen_ReleaseOfMoreThanIsPledged() public {
        pledge(5);
        expectError(abi.encodeWithSelector(ILiens.Liens_Insufficient.selector, id, acme.maker, AGREEMENT, 5, 6));
        _release(6);
    }

    function test_RevertWhen_ReleaseOfNothing() public {
        pledge(5);
        expectError(abi.encodeWithSelector(ILiens.Liens_AmountZero.selector, id));
        _release(0);
    }

    function test_RevertWhen_SomebodyElseReleases() public {
        pledge(5);
        expectError(abi.encodeWithSelector(ILiens.Liens_Insufficient.selector, id, acme.maker, AGREEMENT, 0, 5));
        vm.prank(acme.maker);
        ledger.release(id, acme.maker, 5, AGREEMENT);
    }

    /* ENFORCE */

    function test_Enforce() public {
        pledge(400_000);
        vm.warp(MATURITY);
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferSingle(bank.maker, acme.maker, bank.maker, id, 100_000);
        vm.expectEmit(address(ledger));
        emit ILiens.Enforced(id, acme.maker, bank.id, 100_000, AGREEMENT, bank.maker);
        enforce(100_000);
        _assertLien(300_000, "the rest");
        assertFrozen(acme.maker, 300_000, 0, "owner");
        assertHolds(acme.maker, 900_000, "owner");
        assertHolds(bank.maker, 100_000, "pledgee");
    }

    function test_EnforceByAnExpelledPledgee() public {
        pledge(5);
        vm.warp(MATURITY);
        asCouncil();
        members.setStanding(bank.id, Standing.Expelled);
        enforce(5);
        assertHolds(bank.maker, 5, "pledgee");
    }

    function test_EnforceThoughMoreIsFrozenByOrder() public {
        pledge(400_000);
        asCouncil();
        ledger.setFrozenTokens(acme.maker, id, 1_300_000);
        vm.warp(MATURITY);
        enforce(400_000);
        assertHolds(bank.maker, 400_000, "pledgee");
        assertFrozen(acme.maker, 0, 900_000, "the order stays");
    }

    function test_RevertWhen_EnforcedTooEarly() public {
        pledge(5);
        vm.warp(MATURITY - 1);
        expectError(abi.encodeWithSelector(ILiens.Liens_NotEnforceable.selector, id, acme.maker, AGREEMENT, MATURITY));
        enforce(5);
    }

    function test_RevertWhen_EnforcedForMoreThanIsPledged() public {
        pledge(5);
        vm.warp(MATURITY);
        expectError(abi.encodeWithSelector(ILiens.Liens_Insufficient.selector, id, acme.maker, AGREEMENT, 5, 6));
        enforce(6);
    }

    function test_RevertWhen_SomebodyElseEnforces() public {
        pledge(5);
        vm.warp(MATURITY);
        expectError(abi.encodeWithSelector(ILiens.Liens_Insufficient.selector, id, acme.maker, AGREEMENT, 0, 5));
        vm.prank(basin.maker);
        ledger.enforce(id, acme.maker, 5, AGREEMENT);
    }

    function test_RevertWhen_AnOutsiderEnforces() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        ledger.enforce(id, acme.maker, 5, AGREEMENT);
    }

    /* LOTS */

    function test_RevertWhen_PartOfALotIsPledged() public {
        id = theCase.issue("lot", lotTerms(), acme.maker, 100);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LotWhole.selector, id, 100, 99));
        pledge(99);
    }

    function test_LotIsPledgedAndEnforcedWhole() public {
        id = theCase.issue("lot", lotTerms(), acme.maker, 100);
        pledge(100);
        vm.warp(MATURITY);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LotWhole.selector, id, 100, 99));
        enforce(99);
        enforce(100);
        assertHolds(bank.maker, 100, "pledgee");
    }

    /// @dev The sum that the owner's holding keeps is that of the liens, whatever is pledged, given back and taken.
    function testFuzz_FrozenIsTheSumOfLiens(uint256 a, uint256 b, uint256 back, uint256 taken) public {
        a = _bound(a, 1, FACE - 1);
        b = _bound(b, 1, FACE - a);
        pledge(a);
        vm.prank(acme.maker);
        ledger.pledge(id, basin.id, b, 0, "other");
        back = _bound(back, 1, a);
        _release(back);
        taken = _bound(taken, 1, b);
        vm.prank(basin.maker);
        ledger.enforce(id, acme.maker, taken, "other");
        assertFrozen(acme.maker, a - back + b - taken, 0, "owner");
        assertHolds(acme.maker, FACE - taken, "owner");
    }
}
