// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Consent, Deal} from "../../../contracts/settlement/Deal.sol";
import {ISettlement} from "../../../contracts/settlement/ISettlement.sol";
import {CHECKER, MAKER} from "../../../contracts/types/Duties.sol";
import {WalletContract} from "../evidence/WalletContract.sol";
import {SettlementBase} from "./SettlementBase.sol";

/// @notice Whose consents a deal needs, whose are refused, and what dual control adds.
contract SettlementConsentsTest is SettlementBase {
    function setUp() public override {
        super.setUp();
        issue(yuan, acme.maker, 1000);
        issue(euro, basin.maker, 100);
    }

    /* EXACTLY THOSE WHO GIVE */

    function test_RevertWhen_AConsentIsMissing() public {
        Deal memory deal = exchange();
        bytes4 reason = ISettlement.Settlement_ConsentMissing.selector;
        _expectRefused(deal, list(consentOf(acme, deal, 1)), abi.encodeWithSelector(reason, 1, basin.maker));
        _expectRefused(deal, list(consentOf(basin, deal, 1)), abi.encodeWithSelector(reason, 0, acme.maker));
        _expectRefused(deal, new Consent[](0), abi.encodeWithSelector(reason, 0, acme.maker));
    }

    function test_RevertWhen_AConsentIsSuperfluous() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        bytes4 reason = ISettlement.Settlement_ConsentSuperfluous.selector;
        Consent memory giver = consentOf(acme, deal, 1);
        // of who only takes
        Consent[] memory consents = list(giver, consentOf(basin, deal, 1));
        _expectRefused(deal, consents, abi.encodeWithSelector(reason, 1, basin.maker));
        // of who has no part in it
        consents = list(consentOf(bank, deal, 1), giver);
        _expectRefused(deal, consents, abi.encodeWithSelector(reason, 0, bank.maker));
        // the second of the giver, under another nonce
        consents = list(giver, consentOf(acme, deal, 2));
        _expectRefused(deal, consents, abi.encodeWithSelector(reason, 1, acme.maker));
    }

    /* WHAT WAS SIGNED */

    function testFuzz_RevertWhen_TheDealIsNotTheOneSigned(uint8 what, uint256 by) public {
        Deal memory deal = exchange();
        Consent[] memory consents = list(consentOf(acme, deal, 1), consentOf(basin, deal, 1));
        what = what % 9;
        by = _bound(by, 1, 89);
        if (what == 0) deal.legs[0].amount -= by;
        if (what == 1) deal.legs[1].amount -= by;
        if (what == 2) deal.legs[1].to = acme.checker;
        if (what == 3) deal.legs[0].id = by;
        if (what == 4) deal.ref = bytes32(by);
        if (what == 5) deal.recourse = false;
        if (what == 6) deal.deadline += uint48(by);
        if (what == 7) (deal.legs[0], deal.legs[1]) = (deal.legs[1], deal.legs[0]);
        if (what == 8) consents[0].nonce += by;
        bytes32 digest = consentDigest(deal, consents[0].nonce);
        bytes4 reason = IHolders.Holders_NotSigned.selector;
        _expectRefused(deal, consents, abi.encodeWithSelector(reason, digest, acme.maker));
    }

    function test_RevertWhen_SignedByAnotherAccountOfTheOrganisation() public {
        address second = enrol(acme.admin, "second", MAKER);
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        bytes32 digest = consentDigest(deal, 1);
        Consent memory consent = Consent(acme.maker, 1, signatureOf("second", digest), "");
        bytes4 reason = IHolders.Holders_NotSigned.selector;
        _expectRefused(deal, list(consent), abi.encodeWithSelector(reason, digest, acme.maker));
        vm.assertTrue(second != acme.maker, "another account");
    }

    function test_RevertWhen_ASignatureIsNone() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        bytes32 digest = consentDigest(deal, 1);
        bytes memory malleated = signatureOf("Acme: maker", digest);
        bytes memory good = malleated;
        (bytes32 r, bytes32 s, uint8 v) = _split(good);
        malleated = abi.encodePacked(r, bytes32(SECP256K1_N - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        bytes[4] memory wrong = [bytes(""), bytes(hex"00"), new bytes(65), malleated];
        for (uint256 i = 0; i < wrong.length; i++) {
            Consent memory consent = Consent(acme.maker, 1, wrong[i], "");
            bytes4 reason = IHolders.Holders_NotSigned.selector;
            _expectRefused(deal, list(consent), abi.encodeWithSelector(reason, digest, acme.maker));
        }
    }

    function test_AContractGivesWhatItsOwnerSigned() public {
        WalletContract wallet = new WalletContract(accountOf("owner"));
        vm.prank(acme.admin);
        members.enrol(address(wallet), MAKER, 0, personOf("owner"));
        issue(yuan, address(wallet), 50);
        Deal memory deal = dealOf(legOf(yuan, address(wallet), basin.maker, 50));
        bytes32 digest = consentDigest(deal, 1);
        bytes memory signature = abi.encode(abi.encodePacked(wallet), signatureOf("owner", digest));
        settlement.settle(deal, list(Consent(address(wallet), 1, signature, "")));
        vm.assertEq(yuan.balanceOf(basin.maker), 50, "moved");
        deal.ref = "another";
        digest = consentDigest(deal, 2);
        signature = abi.encode(abi.encodePacked(wallet), signatureOf("thief", digest));
        bytes memory reason = abi.encodeWithSelector(IHolders.Holders_NotSigned.selector, digest, address(wallet));
        _expectRefused(deal, list(Consent(address(wallet), 2, signature, "")), reason);
    }

    /* WHO MAY GIVE */

    function test_RevertWhen_TheAccountWasRevoked() public {
        Deal memory deal = exchange();
        Consent[] memory consents = list(consentOf(acme, deal, 1), consentOf(basin, deal, 1));
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        _expectRefused(deal, consents, abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
    }

    function test_RevertWhen_TheGiverIsNoMaker() public {
        issue(yuan, acme.checker, 10);
        Deal memory deal = dealOf(legOf(yuan, acme.checker, basin.maker, 1));
        bytes32 digest = consentDigest(deal, 1);
        Consent memory consent = Consent(acme.checker, 1, signatureOf("Acme: checker", digest), "");
        bytes4 reason = IMembers.Members_DutyMissing.selector;
        _expectRefused(deal, list(consent), abi.encodeWithSelector(reason, acme.checker, CHECKER, MAKER));
    }

    function test_ARestrictedPartyGivesAndIsPaid() public {
        setStanding(acme.id, Standing.Restricted);
        Deal memory deal = exchange();
        settlement.settle(deal, list(consentOf(acme, deal, 1), consentOf(basin, deal, 1)));
        vm.assertEq(euro.balanceOf(acme.maker), 90, "paid");
    }

    function test_AnExpelledPartyIsPaidAndGivesNothing() public {
        setStanding(acme.id, Standing.Expelled);
        Deal memory deal = exchange();
        Consent[] memory consents = list(consentOf(acme, deal, 1), consentOf(basin, deal, 1));
        _expectRefused(deal, consents, abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        deal = dealOf(legOf(euro, basin.maker, acme.maker, 90));
        settlement.settle(deal, list(consentOf(basin, deal, 1)));
        vm.prank(acme.maker);
        euro.redeem(90, "");
        vm.assertEq(euro.totalSupply(), 10, "and redeems");
    }

    /* DUAL CONTROL */

    function test_UnderDualControlTheCheckerSignsToo() public {
        setDualControl(acme.id);
        setDualControl(basin.id);
        Deal memory deal = exchange();
        settlement.settle(deal, list(dualConsentOf(acme, deal, 1), dualConsentOf(basin, deal, 1)));
        vm.assertEq(euro.balanceOf(acme.maker), 90, "settled");
    }

    function test_UnderDualControlWhileRestricted() public {
        setDualControl(acme.id);
        setStanding(acme.id, Standing.Restricted);
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        settlement.settle(deal, list(dualConsentOf(acme, deal, 1)));
        vm.assertEq(yuan.balanceOf(basin.maker), 1, "gives what it has");
    }

    function test_RevertWhen_TheCheckerIsMissing() public {
        setDualControl(acme.id);
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        bytes memory reason = abi.encodeWithSelector(
            IHolders.Holders_CheckerMissing.selector,
            consentDigest(deal, 1),
            acme.id,
            acme.maker
        );
        _expectRefused(deal, list(consentOf(acme, deal, 1)), reason);
    }

    function test_RevertWhen_TheCheckerSignedAnotherNonce() public {
        setDualControl(acme.id);
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        Consent memory consent = consentOf(acme, deal, 1);
        consent.checker = dualConsentOf(acme, deal, 2).checker;
        Consent[] memory consents = list(consent);
        vm.expectPartialRevert(IMembers.Members_NotEnrolled.selector); // it recovers to nobody's account
        settlement.settle(deal, consents);
    }

    function test_RevertWhen_OnePersonSignsWithTwoAccounts() public {
        setDualControl(acme.id);
        vm.prank(acme.admin);
        members.enrol(accountOf("second key"), CHECKER, 0, personOf("Acme: maker"));
        _expectCheckerRefused(
            "second key",
            abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, acme.maker, accountOf("second key"))
        );
    }

    function test_RevertWhen_OneAccountSignsTwice() public {
        setDualControl(acme.id);
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER | CHECKER, 0, personOf("Acme: maker"));
        _expectCheckerRefused(
            "Acme: maker",
            abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, acme.maker, acme.maker)
        );
    }

    function test_RevertWhen_TheCheckerHasNoNameOrIsOfAnother() public {
        setDualControl(acme.id);
        vm.prank(acme.admin);
        members.enrol(accountOf("nobody"), CHECKER, 0, 0);
        _expectCheckerRefused(
            "nobody",
            abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, acme.maker, accountOf("nobody"))
        );
        _expectCheckerRefused(
            "Basin: checker",
            abi.encodeWithSelector(IMembers.Members_DifferentOrganisations.selector, acme.id, basin.id)
        );
        _expectCheckerRefused(
            "Acme: admin",
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.admin, uint16(1), CHECKER)
        );
    }

    /* INTERNAL */

    function _expectRefused(Deal memory deal, Consent[] memory consents, bytes memory reason) private {
        expectError(reason);
        settlement.settle(deal, consents);
    }

    function _expectCheckerRefused(string memory checker, bytes memory reason) private {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        Consent memory consent = consentOf(acme, deal, 1);
        consent.checker = signatureOf(checker, consentDigest(deal, 1));
        _expectRefused(deal, list(consent), reason);
    }

    function _split(bytes memory signature) private pure returns (bytes32 r, bytes32 s, uint8 v) {
        assembly ("memory-safe") {
            r := mload(add(signature, 32))
            s := mload(add(signature, 64))
            v := byte(0, mload(add(signature, 96)))
        }
    }
}
